import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The files that the page gives, by path: each stands in the code block below `<!-- example: PATH -->`. */
async function examples(): Promise<readonly (readonly [path: string, text: string])[]> {
  const page = await readFile(join(root, 'docs/writing-a-rule.md'), 'utf8');
  const blocks = page.matchAll(/<!-- example: (\S+) -->\n+```ts\n([\s\S]*?)^```/gm);
  return [...blocks].map(([, path = '', text = '']) => [path, text] as const);
}

describe('docs/writing-a-rule.md, followed to the letter in a copy of the repository', function () {
  this.timeout(120_000);
  let copy = '';
  const node = (...words: readonly string[]) =>
    run(process.execPath, ['--import', 'tsx', '--conditions=hostlint-source', ...words], { cwd: copy });

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'hostlint-copy-'));
    const parts = ['packages', 'tools', 'docs', 'package.json', '.prettierrc', '.mocharc.json', 'tsconfig.base.json'];
    const filter = (path: string): boolean => !/\/(node_modules|dist)$/.test(path);
    for (const part of parts) await cp(join(root, part), join(copy, part), { recursive: true, filter });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await node('tools/generate.ts');
  });
  after(() => rm(copy, { recursive: true, force: true }));

  it('gives two files, which are the rule', async () => {
    const files = await examples();
    expect(files.map(([path]) => path.split('/').at(-1))).to.deep.equal([
      'swap-accounting.ts',
      'swap-accounting.test.ts',
    ]);
    for (const [path, text] of files) await writeFile(join(copy, path), text);
    const { stdout } = await run('npx', ['mocha', 'packages/rules/src/rules/kernel/swap-accounting.test.ts'], {
      cwd: copy,
    });
    expect(stdout).to.match(/^7 passed, 0 failed, 0 skipped$/m);
  });

  it('has the rule listed and its page written', async () => {
    const { stdout } = await node('tools/generate.ts');
    expect(stdout).to.contain('docs/rules/kernel/swap-accounting.md written');
    const page = await readFile(join(copy, 'docs/rules/kernel/swap-accounting.md'), 'utf8');
    expect(page).to.contain('**The kernel accounts for swap.**').and.to.contain('Ubuntu 22.04 as it comes');
    expect(await readFile(join(copy, 'packages/rules/src/generated/rules.ts'), 'utf8')).to.contain('swapAccounting');
    await node('tools/generate.ts', '--check');
  });

  it('starts with files that pass their tests as they are, and never writes over others', async () => {
    const { stdout } = await node('tools/new.ts', 'rule', 'storage/sample');
    expect(stdout).to.contain('wrote packages/rules/src/rules/storage/sample.test.ts');
    await node('tools/new.ts', 'fact', 'os/sample');
    await node('tools/new.ts', 'reporter', 'sample');
    const tests = ['rules/src/rules/storage', 'rules/src/facts/os', 'cli/src/reporters'].map(
      folder => `packages/${folder}/sample.test.ts`,
    );
    const tested = await run('npx', ['mocha', ...tests], { cwd: copy });
    expect(tested.stdout).to.match(/^11 passed, 0 failed, 0 skipped$/m);
    const again = await node('tools/new.ts', 'rule', 'storage/sample').catch((error: { stderr: string }) => error);
    expect(again.stderr).to.contain('is there already; nothing was written');
  });

  it('says which file is wrong, and lists the others all the same', async () => {
    const area = join(copy, 'packages/rules/src/rules/kernel');
    await writeFile(join(area, 'torn.ts'), 'export const torn = defineRule({');
    const sample = await readFile(join(copy, 'packages/rules/src/rules/storage/sample.ts'), 'utf8');
    await writeFile(join(area, 'misplaced.ts'), sample);
    await writeFile(join(area, 'helper.ts'), 'export const half = 0.5;');
    const { stderr } = await node('tools/generate.ts').catch((error: { stderr: string }) => error);
    expect(stderr).to.contain('kernel/torn.ts cannot be imported: ');
    expect(stderr).to.contain(
      'kernel/misplaced.ts: the id must be "kernel/misplaced", the folder and the file, and is "storage/sample"',
    );
    expect(stderr).to.contain('kernel/misplaced.ts: name the export "misplaced" or "kernelMisplaced", not "sample"');
    expect(stderr).to.contain('kernel/misplaced.test.ts is missing; a rule comes with its test');
    expect(stderr).to.contain('kernel/helper.ts exports no rule; what is not a rule belongs in shared/');
    expect(await readFile(join(copy, 'packages/rules/src/generated/rules.ts'), 'utf8')).to.contain('swapAccounting');
  });
});
