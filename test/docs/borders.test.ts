import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { ESLint } from 'eslint';

const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  // Otherwise, where CI is set, the text on disk is linted and not the one given here.
  overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } },
});

/** Which rules complain about this text, if it stood in that file. Files must exist: they are linted with their types. */
async function complaints(filePath: string, text: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return [...new Set(result?.messages.map(({ ruleId }) => ruleId))].sort();
}

const rule = 'packages/rules/src/rules/filesystem/d-type.ts';
const fact = 'packages/rules/src/facts/kernel/release.ts';
const shared = 'packages/rules/src/shared/kernel/kernel-version.ts';
const main = 'packages/cli/src/main.ts';

const table: readonly [title: string, file: string, text: string, rule: string][] = [
  ['the engine takes nothing of Node', 'packages/core/src/lint.ts', "import 'node:fs';", 'no-restricted-imports'],
  [
    'the engine takes nothing of the rules',
    'packages/core/src/lint.ts',
    "import '@hostlint/rules';",
    'no-restricted-imports',
  ],
  ['rules take nothing of Node', rule, "import 'node:path';", 'no-restricted-imports'],
  ['rules take nothing of the command line', rule, "import 'hostlint';", 'no-restricted-imports'],
  ['rules know no Buffer', rule, 'export const a = Buffer;', 'no-restricted-globals'],
  ['a rule takes no rule', rule, "import './writable.js';", 'house/direction'],
  ['a fact takes no rule', fact, "import '../../rules/filesystem/d-type.js';", 'house/direction'],
  ['shared code takes no fact', shared, "import '../../facts/kernel/release.js';", 'house/direction'],
  ['only sources open the host', main, "import 'node:fs/promises';", 'no-restricted-imports'],
  ['only sources run programs', main, "import 'node:child_process';", 'no-restricted-imports'],
  ['nobody exits', main, 'process.exit(1);', 'no-restricted-properties'],
  ['promises do not float', main, 'Promise.resolve(1);', '@typescript-eslint/no-floating-promises'],
  ['a file has at most 300 lines', main, '\n'.repeat(301), 'house/max-lines'],
];

describe('the borders of the house', function () {
  this.timeout(120_000);
  for (const [title, file, text, wanted] of table) {
    it(`hold: ${title}`, async () => expect(await complaints(file, text)).to.include(wanted));
  }

  it('let a long file be that says why in its first line', async () => {
    expect(await complaints(main, `// Long because it is a table\n${'\n'.repeat(301)}`)).to.not.include(
      'house/max-lines',
    );
  });
});
