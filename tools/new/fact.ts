import { camelCase } from '../generate/units.js';
import type { Scaffold } from './scaffold.js';

/** A whole fact that reads one line of one file, to be turned into another one. */
export function factFiles(id: string): Scaffold {
  const [area = '', name = ''] = id.split('/');
  const variable = camelCase(id.replace('/', '-'));
  const path = `packages/rules/src/facts/${area}/${name}`;
  const fact = `import { defineFact } from '@hostlint/core';

const path = '/etc/${name}';

/** The first line of /etc/${name}; \`null\` where the file is absent. */
export const ${variable} = defineFact({
  id: '${id}',
  summary: 'The first line of /etc/${name}.',
  reads: { files: [path] },
  async collect(host): Promise<string | null> {
    const bytes = await host.read(path, { maxBytes: 64 * 1024 });
    if (!bytes) return null;
    const [line = ''] = new TextDecoder().decode(bytes).split('\\n', 1);
    host.cite({ path, line: 1, text: line });
    return line;
  },
});
`;
  const test = `import { cannotTell, testFact } from '@hostlint/core/testing';
import { ${variable} } from './${name}.js';

const path = '/etc/${name}';

testFact(${variable}, [
  { name: 'the first line', host: { files: { [path]: 'one\\ntwo\\n' } }, value: 'one', evidence: [{ path, line: 1, text: 'one' }] },
  { name: 'an empty file', host: { files: { [path]: '' } }, value: '' },
  { name: 'no file', host: {}, value: null },
  { name: 'a file that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
`;
  return {
    files: new Map([
      [`${path}.ts`, fact],
      [`${path}.test.ts`, test],
    ]),
    next: [
      `  1. Turn ${path}.ts into your fact, and ${name}.test.ts into its cases (docs/writing-a-rule.md).`,
      `  2. npx mocha ${path}.test.ts`,
      `  3. npm run generate    lists the fact and writes its page`,
      `  4. a rule wants it:    needs: { ${variable} }`,
    ],
  };
}
