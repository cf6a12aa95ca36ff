import { camelCase } from '../generate/units.js';
import type { Scaffold } from './scaffold.js';

/** A whole rule about the kernel's release, to be turned into another one. */
export function ruleFiles(id: string): Scaffold {
  const [area = '', name = ''] = id.split('/');
  const variable = camelCase(name);
  const path = `packages/rules/src/rules/${area}/${name}`;
  const rule = `import { defineRule } from '@hostlint/core';
import { kernelRelease } from '../../facts/kernel/release.js';

export const ${variable} = defineRule({
  id: '${id}',
  meta: {
    title: 'The running kernel is not older than 4.0.',
    why: 'overlay file systems with several lower layers came with Linux 4.0.',
    fix: 'Install a newer kernel and start it.',
    severity: 'warning',
    sources: ['linux v4.0 fs/overlayfs/super.c ovl_fill_super'],
  },
  needs: { release: kernelRelease },
  messages: {
    tooOld: 'The kernel is {release}; layers cannot be stacked before {least}.0.',
  },
  options: {
    type: 'object',
    properties: { least: { type: 'integer', minimum: 1, description: 'The oldest major version that will do.' } },
  },
  defaults: { least: 4 },
  check({ facts: { release }, options: { least }, pass, fail }) {
    return release.major >= least ? pass() : fail('tooOld', { release: release.raw, least });
  },
});
`;
  const test = `import { testRule } from '@hostlint/core/testing';
import { ${variable} } from './${name}.js';

const release = (major: number) => ({ raw: \`\${major}.10.0-1160.el7.x86_64\`, major, minor: 10, patch: 0, tail: '-1160.el7.x86_64' });

testRule(${variable}, {
  pass: [
    { name: 'a kernel of the oldest major version that will do', facts: { release: release(4) } },
    { name: 'an older kernel where the option allows it', facts: { release: release(3) }, options: { least: 3 } },
  ],
  fail: [{ name: 'an older kernel', facts: { release: release(3) }, message: 'tooOld', says: 'is 3.10.0-1160.el7.x86_64' }],
});
`;
  return {
    files: new Map([
      [`${path}.ts`, rule],
      [`${path}.test.ts`, test],
    ]),
    next: [
      `  1. Turn ${path}.ts into your rule, and ${name}.test.ts into its cases (docs/writing-a-rule.md).`,
      `  2. npx mocha ${path}.test.ts`,
      '  3. npm run generate    lists the rule and writes its page',
      '  4. npm run check       what continuous integration runs',
    ],
  };
}
