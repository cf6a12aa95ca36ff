import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Step } from '@hostlint/core';
import { expect } from 'chai';
import { cksum } from '../../packages/cli/src/remedy/plan/cksum.js';
import { formatPlanShell } from '../../packages/cli/src/remedy/plan/format-shell.js';
import { skipBecause } from '../skip-because.js';
import { editSamples } from './edit-samples.js';
import { failOf, planOf } from './sample-plan.js';

const tool = { name: 'hostlint', version: '0.0.0' };
const has = (...argv: readonly string[]): boolean => spawnSync(argv[0]!, argv.slice(1)).error === undefined;
const shells = [['dash'], ['busybox', 'sh'], ['bash', '--posix']];

/** The script for one fail with these steps, as it is when the host has this file. */
async function scriptOf(steps: readonly Step[], path = '/f', content?: string): Promise<string> {
  return formatPlanShell(
    await planOf([failOf('a/one', steps)], content === undefined ? {} : { [path]: content }),
    tool,
  );
}

describe('the script of a plan', function () {
  this.timeout(60_000);
  let root = '';
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'hostlint-plan-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const put = (path: string, text: string): void => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const run = (shell: readonly string[], script: string, ...words: readonly string[]) => {
    writeFileSync(join(root, 'plan.sh'), script);
    return spawnSync(shell[0]!, [...shell.slice(1), join(root, 'plan.sh'), '--root', root, ...words], {
      encoding: 'utf8',
    });
  };

  for (const shell of shells) {
    const name = shell.join(' ');
    for (const { title, before, edit, after } of editSamples) {
      it(`does by ${name} what hostlint does: ${title}`, async function () {
        if (!has(...shell, '-c', ':')) skipBecause(this, `there is no ${name}`);
        // The plan is of a host where the edit fits; the script meets another file.
        const fitting = edit.kind === 'replace-line' ? `# x\n${edit.from}\n` : '# not yet\n';
        const script = await scriptOf([edit], edit.path, fitting);
        if (before !== undefined) put(edit.path, before);
        const first = run(shell, script);
        expect(first.status, first.stderr).to.equal(after === null ? 1 : 0);
        if (after === null) return;
        expect(readFileSync(join(root, edit.path), 'utf8')).to.equal(after);
        const second = run(shell, script);
        expect(second.status, second.stderr).to.equal(0);
        expect(second.stdout).to.include('is as it should be');
        expect(readFileSync(join(root, edit.path), 'utf8')).to.equal(after);
      });
    }
  }

  const dash = ['dash'];
  const json: readonly Step[] = [{ kind: 'set-json-key', path: '/etc/d.json', key: ['a'], value: 1 }];

  it('writes a file of JSON that is what it was, and keeps the old one', async () => {
    put('/etc/d.json', '{"b": 2}');
    chmodSync(join(root, '/etc/d.json'), 0o600);
    const script = await scriptOf(json, '/etc/d.json', '{"b": 2}');
    const { status, stdout } = run(dash, script);
    expect(status).to.equal(0);
    expect(readFileSync(join(root, '/etc/d.json'), 'utf8')).to.equal('{"b": 2, "a": 1}');
    expect(statSync(join(root, '/etc/d.json')).mode & 0o777).to.equal(0o600);
    const kept = /kept|what was there is in (\S+)/.exec(stdout)?.[1] ?? '';
    expect(readFileSync(join(root, kept), 'utf8')).to.equal('{"b": 2}');
  });
  it('stops where a file of JSON has changed since', async () => {
    put('/etc/d.json', '{"b": 3}');
    const { status, stderr } = run(dash, await scriptOf(json, '/etc/d.json', '{"b": 2}'));
    expect([status, stderr]).to.deep.equal([
      1,
      'stopped: /etc/d.json has changed since the plan was made; make it anew\n',
    ]);
  });
  it('changes nothing with --dry-run', async () => {
    const { status, stdout } = run(dash, await scriptOf(json, '/etc/d.json'), '--dry-run');
    expect([status, existsSync(join(root, 'etc'))]).to.deep.equal([0, false]);
    expect(stdout).to.include('would write /etc/d.json');
  });
  for (const link of ['etc', 'etc/d.json'])
    it(`follows no symbolic link out of the root: ${link}`, async () => {
      const outside = mkdtempSync(join(tmpdir(), 'hostlint-outside-'));
      if (link !== 'etc') mkdirSync(join(root, 'etc'));
      symlinkSync(link === 'etc' ? outside : join(outside, 'd.json'), join(root, link));
      const { status, stderr } = run(dash, await scriptOf(json, '/etc/d.json'));
      expect(status).to.equal(1);
      expect(stderr).to.include('is a symbolic link');
      expect(existsSync(join(outside, 'd.json'))).to.equal(false);
      rmSync(outside, { recursive: true });
    });
  it('leaves out what needs the running host', async () => {
    const { status, stdout } = run(
      dash,
      await scriptOf([{ kind: 'load-module', module: 'nosuch' }, { kind: 'reboot' }]),
      '--reboot',
    );
    expect(status).to.equal(0);
    expect(stdout).to.include('left out').and.include('Reboot to finish');
  });
  it('refuses words that it does not know', async () =>
    expect(run(dash, await scriptOf(json), '--nonsense').status).to.equal(2));

  it('is clean for shellcheck, whatever texts of the host are in it', async function () {
    if (!has('shellcheck', '--version')) skipBecause(this, 'there is no shellcheck');
    const nasty = `it's $(rm -rf /) \`id\` "x" \\ %s {{ x }}`;
    const steps: readonly Step[] = [
      { kind: 'install-packages', manager: 'apt-get', packages: ['xfsprogs'] },
      { kind: 'write-file', path: `/etc/${nasty}`, text: `${nasty}\n` },
      { kind: 'write-line', path: '/etc/x', line: nasty, replaces: nasty.slice(0, 5) },
      { kind: 'replace-line', path: '/etc/y', line: 1, from: 'a', to: nasty },
      { kind: 'set-json-key', path: '/etc/z', key: [nasty], value: nasty },
      { kind: 'set-sysctl', key: 'a.b', value: nasty },
      { kind: 'run', command: 'true', unless: 'false', when: 'files', interrupts: 'nothing', undo: null },
      { kind: 'reload-units' },
      { kind: 'restart-service', manager: 'openrc', service: 'docker', interrupts: 'docker' },
      { kind: 'reboot' },
    ];
    const findings = [failOf('a/one', steps), failOf('a/two', null)];
    for (const some of [findings, [failOf('a/one', steps.slice(1, 2))], []]) {
      const script = formatPlanShell(await planOf(some, { '/etc/y': 'a\n' }), tool);
      const checked = spawnSync('shellcheck', ['-s', 'sh', '-'], { input: script, encoding: 'utf8' });
      expect(checked.stdout + checked.stderr).to.equal('');
    }
  });
});

describe('cksum', () => {
  for (const text of ['', 'hello\n', 'ü'.repeat(1000), 'x'.repeat(70_000)])
    it(`is that of the program, for ${text.length} letters`, () => {
      const { stdout } = spawnSync('cksum', { input: text, encoding: 'utf8' });
      expect(cksum(text)).to.equal(stdout.trim());
    });
});
