import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Step } from '@hostlint/core';
import { expect } from 'chai';
import { parse } from 'yaml';
import { formatPlanAnsible } from '../../packages/cli/src/remedy/plan/format-ansible.js';
import { skipBecause } from '../skip-because.js';
import { failOf, planOf } from './sample-plan.js';

const tool = { name: 'hostlint', version: '0.0.0' };
const ansible = spawnSync('ansible-playbook', ['--version']);
const collections = spawnSync('ansible-doc', ['-t', 'module', '-s', 'community.general.modprobe']).status === 0;
const missing = ansible.error
  ? 'there is no ansible-playbook; apt-get install ansible'
  : collections
    ? undefined
    : 'the collections ansible.posix and community.general are not installed';

const everyKind: readonly Step[] = [
  ...(['apt-get', 'dnf', 'yum', 'zypper', 'apk', 'pacman'] as const).map(
    manager => ({ kind: 'install-packages', manager, packages: ['xfsprogs'] }) as const,
  ),
  { kind: 'write-file', path: '/etc/sysctl.d/99-a.b.conf', text: 'a.b = 1\n' },
  { kind: 'set-sysctl', key: 'a.b', value: '1' },
  { kind: 'set-sysctl', key: 'c.d', value: '1' },
  { kind: 'write-line', path: '/etc/modules', line: 'overlay' },
  { kind: 'load-module', module: 'overlay' },
  { kind: 'reload-units' },
  { kind: 'run', command: 'echo {{ x }}', unless: 'false', when: 'files', interrupts: 'nothing', undo: null },
  { kind: 'run', command: 'update-grub', when: 'boot-loader', interrupts: 'nothing', undo: 'update-grub' },
  { kind: 'restart-service', manager: 'systemd', service: 'docker.service', interrupts: 'docker' },
  { kind: 'reboot' },
];

describe('the playbook of a plan', function () {
  this.timeout(180_000);
  let directory = '';
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'hostlint-playbook-'))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const play = (text: string, ...words: readonly string[]) => {
    writeFileSync(join(directory, 'plan.yaml'), text);
    const given = ['-i', 'localhost,', '-c', 'local', '-e', 'ansible_become=false', ...words];
    return spawnSync('ansible-playbook', [...given, join(directory, 'plan.yaml')], {
      encoding: 'utf8',
      cwd: directory,
    });
  };

  it('is taken by ansible-playbook, with steps of every kind', async function () {
    if (missing !== undefined) skipBecause(this, missing);
    const text = formatPlanAnsible(await planOf([failOf('a/one', everyKind), failOf('a/two', null)]), tool);
    const checked = play(text, '--syntax-check');
    expect(checked.status, checked.stderr).to.equal(0);
  });

  it('has a sysctl and its file set by one task, and restarts at the end, once', async () => {
    const [{ tasks, handlers }] = parse(formatPlanAnsible(await planOf([failOf('a/one', everyKind)]), tool), {
      logLevel: 'silent',
    });
    const modules = (all: readonly object[]): readonly string[] =>
      all.map(one => Object.keys(one).find(key => key.includes('.')) ?? '');
    expect(modules(tasks)).to.include('ansible.posix.sysctl').and.not.include('ansible.builtin.copy');
    expect(modules(handlers)).to.deep.equal([
      'ansible.builtin.systemd',
      'ansible.builtin.shell',
      'ansible.builtin.service',
      'ansible.builtin.reboot',
    ]);
  });

  it('evaluates no text of the host', async () => {
    const text = formatPlanAnsible(
      await planOf([failOf('a/one', [{ kind: 'write-file', path: '/etc/{{ x }}', text: '{% raw %}\n' }])]),
      tool,
    );
    expect(text)
      .to.match(/dest: !unsafe "?\/etc\/\{\{ x \}\}/)
      .and.match(/content: !unsafe/);
  });

  it('does what it says, and changes nothing when run again', async function () {
    if (missing !== undefined) skipBecause(this, missing);
    const at = (name: string): string => join(directory, 'etc', name);
    const files = { [at('b')]: '# x\nb = 1\n', [at('c')]: '# x\ngone\n', [at('d.json')]: '{"b": {"x": 1}, "old": 1}' };
    const steps: readonly Step[] = [
      { kind: 'write-file', path: at('a'), text: '{{ not evaluated }}\n' },
      { kind: 'write-line', path: at('e'), line: 'options m a=1', replaces: 'options m a=' },
      { kind: 'replace-line', path: at('b'), line: 2, from: 'b = 1', to: String.raw`b = "\1"` },
      { kind: 'replace-line', path: at('c'), line: 2, from: 'gone', to: null },
      { kind: 'set-json-key', path: at('d.json'), key: ['b', 'y'], value: 2 },
      { kind: 'set-json-key', path: at('d.json'), key: ['old'] },
      { kind: 'set-json-key', path: at('f.json'), key: ['icc'], value: false },
    ];
    const text = formatPlanAnsible(await planOf([failOf('a/one', steps)], files), tool);
    spawnSync('mkdir', [join(directory, 'etc')]);
    for (const [path, content] of Object.entries(files)) writeFileSync(path, content, { mode: 0o600 });
    const first = play(text);
    expect(first.status, first.stdout + first.stderr).to.equal(0);
    const read = (name: string): string => readFileSync(at(name), 'utf8');
    expect(read('a')).to.equal('{{ not evaluated }}\n');
    expect(read('b')).to.equal('# x\nb = "\\1"\n');
    expect(read('c')).to.equal('# x\n');
    for (const path of Object.keys(files)) expect(statSync(path).mode & 0o777, path).to.equal(0o600);
    expect(read('e')).to.equal('options m a=1\n');
    expect(JSON.parse(read('d.json'))).to.deep.equal({ b: { x: 1, y: 2 } });
    expect(JSON.parse(read('f.json'))).to.deep.equal({ icc: false });
    expect(play(text).stdout).to.match(/changed=0 /);
  });
});
