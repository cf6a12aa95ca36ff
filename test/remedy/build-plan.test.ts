import { cannotTell } from '@hostlint/core/testing';
import type { Step } from '@hostlint/core';
import { expect } from 'chai';
import { failOf, planOf } from './sample-plan.js';

const sysctl = (key: string, value: string): readonly Step[] => [
  { kind: 'write-file', path: `/etc/sysctl.d/99-${key}.conf`, text: `${key} = ${value}\n` },
  { kind: 'set-sysctl', key, value },
];
const dockerRestart: Step = {
  kind: 'restart-service',
  manager: 'systemd',
  service: 'docker.service',
  interrupts: 'docker',
};
const daemonKey = (key: string, value: boolean): readonly Step[] => [
  { kind: 'set-json-key', path: '/etc/docker/daemon.json', key: [key], value },
  dockerRestart,
];
const grub: Step = {
  kind: 'run',
  command: 'update-grub',
  when: 'boot-loader',
  interrupts: 'nothing',
  undo: 'update-grub',
};
const install = (name: string): Step => ({ kind: 'install-packages', manager: 'apt-get', packages: [name] });

describe('a plan', () => {
  it('puts packages first, then files, modules, sysctls, the boot loader, restarts and the reboot', async () => {
    const plan = await planOf([
      failOf('a/last', [{ kind: 'reboot' }]),
      failOf('a/docker', daemonKey('icc', false)),
      failOf('a/boot', [
        { kind: 'write-file', path: '/etc/default/grub.d/99-a.cfg', text: 'a\n' },
        grub,
        { kind: 'reboot' },
      ]),
      failOf('a/sysctl', sysctl('net.a', '1')),
      failOf('a/module', [{ kind: 'load-module', module: 'overlay' }]),
      failOf('a/package', [install('xfsprogs')]),
      failOf('a/other', [install('iptables')]),
    ]);
    expect(plan.steps.map(({ command, file }) => command ?? file?.path)).to.deep.equal([
      'DEBIAN_FRONTEND=noninteractive apt-get install -y xfsprogs iptables',
      '/etc/docker/daemon.json',
      '/etc/default/grub.d/99-a.cfg',
      '/etc/sysctl.d/99-net.a.conf',
      'modprobe overlay',
      'sysctl -w net.a=1',
      'update-grub',
      'systemctl restart docker.service',
      'reboot',
    ]);
    expect(plan.interrupts).to.deep.equal(['docker', 'host']);
    expect(plan.reboot).to.equal(true);
    expect(plan.needs).to.deep.equal(['root', 'package-sources', 'space-for-packages']);
  });

  it('does once what mends many', async () => {
    const plan = await planOf([
      failOf('a/one', daemonKey('icc', false)),
      failOf('a/two', daemonKey('live-restore', true)),
      failOf('a/three', daemonKey('icc', false), { subject: 'x' }),
    ]);
    expect(plan.steps.map(({ mends }) => mends.map(({ rule }) => rule).join(' '))).to.deep.equal([
      'a/one a/three a/two',
      'a/one a/three a/two',
    ]);
    expect(plan.steps[0]?.file?.after).to.equal('{\n  "icc": false,\n  "live-restore": true\n}\n');
  });

  it('says where fixes want different things, and does neither', async () => {
    const plan = await planOf([failOf('a/one', sysctl('net.a', '1')), failOf('a/two', sysctl('net.a', '2'))]);
    expect(plan.steps).to.deep.equal([]);
    expect(plan.conflicts.map(({ what, choices }) => [what, choices.map(({ value }) => value)])).to.deep.equal([
      ['net.a', ['1', '2']],
    ]);
    expect(plan.byHand.map(({ why }) => why)).to.deep.equal(Array(2).fill('Fixes want different things of net.a.'));
  });

  const conflicts: readonly (readonly [title: string, one: Step, other: Step])[] = [
    ['a key of a file', daemonKey('icc', true)[0]!, daemonKey('icc', false)[0]!],
    [
      'a key and what it lies in',
      { kind: 'set-json-key', path: '/f', key: ['a'], value: 1 },
      { kind: 'set-json-key', path: '/f', key: ['a', 'b'], value: 1 },
    ],
    [
      'a file that is written whole, and a line of it',
      { kind: 'write-file', path: '/f', text: 'a\n' },
      { kind: 'write-line', path: '/f', line: 'b' },
    ],
    [
      'options of a module',
      { kind: 'write-line', path: '/f', line: 'options m a=1', replaces: 'options m a=' },
      { kind: 'write-line', path: '/f', line: 'options m a=2', replaces: 'options m a=' },
    ],
    [
      'what one command does and another takes back',
      { ...grub, command: 'grubby --args=a', undo: 'grubby --remove-args=a' } as Step,
      { ...grub, command: 'grubby --remove-args=a', undo: 'grubby --args=a' } as Step,
    ],
  ];
  for (const [title, one, other] of conflicts)
    it(`sees a conflict: ${title}`, async () =>
      expect((await planOf([failOf('a/one', [one]), failOf('a/two', [other])])).conflicts).to.have.length(1));

  it('knows no conflict where values are the same', async () =>
    expect(
      (await planOf([failOf('a/one', sysctl('a', '1')), failOf('a/two', sysctl('a', '1'))])).conflicts,
    ).to.deep.equal([]));

  it('takes lines of a file out from below', async () => {
    const drop = (line: number, from: string): Step => ({ kind: 'replace-line', path: '/f', line, from, to: null });
    const plan = await planOf([failOf('a/one', [drop(1, 'a')]), failOf('a/two', [drop(3, 'c')])], {
      '/f': 'a\nb\nc\n',
    });
    expect(plan.steps[0]?.file?.after).to.equal('b\n');
  });

  it('leaves out what is there already', async () => {
    const plan = await planOf([failOf('a/one', sysctl('net.a', '1'))], {
      '/etc/sysctl.d/99-net.a.conf': 'net.a = 1\n',
      '/proc/sys/net/a': '0\n',
    });
    expect(plan.steps.map(({ command, undo }) => [command, undo])).to.deep.equal([
      ['sysctl -w net.a=1', 'sysctl -w net.a=0'],
    ]);
  });

  const byHand: readonly (readonly [title: string, steps: readonly Step[] | null, files: object, why: RegExp])[] = [
    ['no steps', null, {}, /look or a decision/],
    [
      'a file that cannot be read',
      daemonKey('icc', false),
      { '/etc/docker/daemon.json': cannotTell('denied') },
      /could not be read/,
    ],
    ['a file that is no JSON', daemonKey('icc', false), { '/etc/docker/daemon.json': '{' }, /no JSON/],
    ['a symbolic link', daemonKey('icc', false), { '/etc/docker/daemon.json': { link: '/x' } }, /symbolic link/],
    [
      'a line that moved',
      [{ kind: 'replace-line', path: '/f', line: 1, from: 'a', to: null }],
      { '/f': 'b\na\n' },
      /not what it was/,
    ],
  ];
  for (const [title, steps, files, why] of byHand)
    it(`leaves to people: ${title}`, async () => {
      const plan = await planOf([failOf('a/one', steps)], files as never);
      expect(plan.steps).to.deep.equal([]);
      expect(plan.byHand[0]?.why).to.match(why);
    });

  it('does without a look at a file that is written whole or gets a line', async () => {
    const line: Step = { kind: 'write-line', path: '/f', line: 'x' };
    const plan = await planOf([failOf('a/one', [line])], { '/f': cannotTell('denied') });
    expect(plan.steps[0]?.file).to.include({ before: undefined, after: undefined });
  });

  it('knows nothing of what is waived, of other kernels, and of what passes', async () => {
    const waiver = { reason: 'r', owner: 'o', expires: null, file: 'f', line: 1 };
    const steps = sysctl('a', '1');
    const plan = await planOf([
      failOf('a/waived', steps, { waiver }),
      failOf('a/kernel', steps, { kernel: '6.1.0' }),
      failOf('a/pass', null, { status: 'pass', fix: null }),
      failOf('a/unknown', null, { status: 'unknown', fix: null }),
    ]);
    expect(plan).to.deep.include({ steps: [], mends: [], byHand: [], undecided: 1 });
  });
});
