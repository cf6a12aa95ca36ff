import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import rules from '@hostlint/rules';
import { expect } from 'chai';
import { runInProcess } from '../scenarios/run-in-process.js';
import { skipBecause } from '../skip-because.js';

const repository = join(import.meta.dirname, '../..');

/** An image with Docker, and settings that the rules complain about. */
const image: Readonly<Record<string, string>> = {
  'etc/os-release': 'ID=debian\nVERSION_ID="12"\n',
  'etc/docker/daemon.json': '{\n    "mtu":1400,\n    "seccomp-profile": "unconfined"\n}\n',
  'etc/sysctl.conf': '# kept\nnet.ipv4.ip_forward=0\n',
  'usr/bin/dockerd': '#!/bin/sh\n',
  'var/lib/dpkg/status':
    'Package: docker.io\nStatus: install ok installed\nArchitecture: amd64\nVersion: 20.10.24+dfsg1-1+b3\n\n',
};

interface PlanJson {
  readonly mends: readonly { readonly rule: string; readonly subject: string | null }[];
  readonly steps: readonly { readonly command: string | null; readonly mends: PlanJson['mends'] }[];
}

describe('a plan that is done', function () {
  this.timeout(180_000);
  let directory = '';
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'hostlint-mend-'));
    for (const [path, text] of Object.entries(image)) {
      mkdirSync(join(directory, 'image', dirname(path)), { recursive: true });
      writeFileSync(join(directory, 'image', path), text);
    }
    chmodSync(join(directory, 'image/usr/bin/dockerd'), 0o755);
  });
  after(() => rmSync(directory, { recursive: true, force: true }));
  const hostlint = async (...words: readonly string[]): Promise<string> => {
    const ran = await runInProcess(words, { workingDirectory: directory, plugins: [rules], host: {} });
    expect(ran.stderr).to.equal('');
    return ran.stdout;
  };
  const presets = ['--preset', 'docker', '--preset', 'hardening'];
  const names = (mends: PlanJson['mends']): readonly string[] =>
    mends.map(({ rule, subject }) => `${rule}#${subject ?? ''}`).sort();

  it('turns into passes what it promised, in an image', async () => {
    const plan = JSON.parse(
      await hostlint('plan', join(directory, 'image'), '--format', 'json', ...presets),
    ) as PlanJson;
    const script = await hostlint('plan', join(directory, 'image'), '--format', 'shell', ...presets);
    const packages = plan.steps.filter(({ command }) => command?.includes('install')).flatMap(({ mends }) => mends);
    const promised = names(plan.mends).filter(name => !names(packages).includes(name));
    expect(promised).to.include('network/forwarding-kept#net.ipv4.ip_forward');
    expect(promised).to.include('security/docker-daemon-settings#seccomp-profile');
    expect(promised.length).to.be.greaterThan(5);
    cpSync(join(directory, 'image'), join(directory, 'mended'), { recursive: true });
    const ran = spawnSync('sh', ['-s', '--', '--root', join(directory, 'mended')], { input: script, encoding: 'utf8' });
    expect(ran.status, ran.stderr).to.equal(0);
    const report = JSON.parse(await hostlint('check', join(directory, 'mended'), '--format', 'json', ...presets)) as {
      findings: readonly { rule: string; subject: string | null; status: string }[];
    };
    const passes = names(report.findings.filter(({ status }) => status === 'pass'));
    expect(promised.filter(name => !passes.includes(name))).to.deep.equal([]);
  });

  it('turns into passes what it promised, on a running host', function () {
    const namespaces = ['--mount', '--net', '--pid', '--fork', '--mount-proc'];
    if (spawnSync('unshare', [...namespaces, 'true']).status !== 0)
      skipBecause(this, 'namespaces need root and util-linux');
    const only = "--preset kubernetes --only 'kubernetes/sysctls#net.ipv4.ip_forward'";
    const program = join(directory, 'hostlint.mjs');
    const cli = join(repository, 'packages/cli/src/cli.ts');
    writeFileSync(
      program,
      `import { main, processEnvironment } from '${cli}';\nprocess.exitCode = await main(process.argv.slice(2), processEnvironment());\n`,
    );
    const node = `${process.execPath} --import=tsx --conditions=hostlint-source ${program}`;
    const script = `
      set -eu
      mount --make-rprivate /
      mkdir -p /etc/sysctl.d && mount -t tmpfs none /etc/sysctl.d
      sysctl -q -w net.ipv4.ip_forward=0
      ${node} plan ${only} --format shell > ${directory}/mend.sh
      sh ${directory}/mend.sh
      sh ${directory}/mend.sh
      ${node} plan ${only}
      cat /proc/sys/net/ipv4/ip_forward /etc/sysctl.d/*.conf
      sysctl -q -w net.ipv4.ip_forward=0
      rm /etc/sysctl.d/*.conf
      ${node} fix 'kubernetes/sysctls#net.ipv4.ip_forward' --yes --journal ${directory}/journal
      cat /proc/sys/net/ipv4/ip_forward /etc/sysctl.d/*.conf
    `;
    const ran = spawnSync('unshare', [...namespaces, 'sh'], { input: script, encoding: 'utf8', cwd: repository });
    expect(ran.status, ran.stdout + ran.stderr).to.equal(0);
    expect(ran.stdout.match(/nothing fails, so there is nothing to do/g)).to.have.length(1);
    expect(ran.stdout.match(/^1\nnet\.ipv4\.ip_forward = 1$/gm)).to.have.length(2);
    expect(ran.stdout).to.include('Done. 1 fail of 1 is mended.');
  });
});
