import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding, Report } from '@hostlint/core';
import { expect } from 'chai';
import { skipBecause } from '../skip-because.js';
import { busyboxTree } from './busybox-tree.js';

const bin = fileURLToPath(new URL('../../packages/cli/bin/hostlint.js', import.meta.url));
const isRoot = process.geteuid?.() === 0;
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
/** For all the same, as not every form of a host tells which are installed. */
const engines = ['--engine', 'docker@28.5', '--engine', 'podman@5.4', '--engine', 'containerd@1.7'];

function hostlint(before: readonly string[], ...words: readonly string[]): string {
  const [program = '', ...given] = [...before, process.execPath, bin, ...words, '--no-config'];
  const { stdout, stderr, status } = spawnSync(program, given, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status === 2 || status === null) throw new Error(`${words.join(' ')}: ${stderr}`);
  return stdout;
}

const check = (target: readonly string[], before: readonly string[] = []): Report =>
  JSON.parse(
    hostlint(before, 'check', ...target, '--preset', 'all', ...engines, '--format', 'json', '--label', 'host'),
  ) as Report;

const isDecided = ({ status }: Finding): boolean => status === 'pass' || status === 'fail';
const decided = ({ findings }: Report): number => findings.filter(isDecided).length;

/** Where two reports decide the same of the same subject, and not alike. */
function disagreements(
  one: Report,
  other: Report,
  except: (finding: Finding) => boolean = () => false,
): readonly string[] {
  const keyOf = ({ rule, subject }: Finding): string => `${rule}#${subject ?? ''}`;
  const known = new Map<string, Finding[]>();
  for (const finding of other.findings.filter(isDecided))
    known.set(keyOf(finding), [...(known.get(keyOf(finding)) ?? []), finding]);
  return one.findings.filter(isDecided).flatMap(finding => {
    const others = known.get(keyOf(finding));
    if (!others || [finding, ...others].some(except) || others.some(({ status }) => status === finding.status))
      return [];
    return [
      `${keyOf(finding)}: ${finding.status} (${finding.message}), but ${others[0]?.status} (${others[0]?.message})`,
    ];
  });
}

/** What is one thing while the machine runs, and another when it boots: what its files say of that is as true. */
const changesAtBoot = ({ evidence }: Finding): boolean =>
  evidence.some(({ path }) => path.startsWith('/proc/sys/') && path !== '/proc/sys/kernel/osrelease');

/** How a host is read, by name: the words that name it as a target. A shell script is one more way, once there is one. */
type Ways = Readonly<Record<string, () => Report>>;

function agree(ways: Ways, except: (one: string, other: string) => (finding: Finding) => boolean): string {
  const reports = Object.entries(ways).map(([name, judge]) => [name, judge()] as const);
  const said = reports.flatMap(([name, report], at) =>
    reports
      .slice(0, at)
      .flatMap(([earlier, before]) =>
        disagreements(before, report, except(earlier, name)).map(text => `${earlier} and ${name}: ${text}`),
      ),
  );
  expect(said.join('\n')).to.equal('');
  for (const [name, { findings }] of reports)
    expect(findings.filter(({ broken }) => broken).map(({ message }) => `${name}: ${message}`)).to.deep.equal([]);
  return reports.map(([name, report]) => `${name} ${decided(report)}`).join(', ');
}

describe('one host, read in several ways', function () {
  this.timeout(180_000);
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-agree-')));
  before(() => fs.chmodSync(home, 0o777));
  after(() => fs.rmSync(home, { recursive: true, force: true }));

  for (const user of ['root', 'nobody'])
    it(`is judged alike: this machine, by ${user}`, function () {
      if (user === 'root' && !isRoot) return skipBecause(this, 'run as root: sudo npm test');
      const before = user === 'root' || !isRoot ? [] : nobody;
      if (
        before.length > 0 &&
        spawnSync(nobody[0] ?? '', [...nobody.slice(1), process.execPath, bin, '-V']).status !== 0
      )
        return skipBecause(this, 'no other user can read this program');
      const snapshot = (form: string): Report => {
        const file = `${home}/${user}.${form}`;
        hostlint(before, 'collect', '-o', file, '--form', form, '--redact', 'none');
        return check([file], before);
      };
      const told = agree(
        {
          live: () => check([], before),
          archive: () => snapshot('archive'),
          ndjson: () => snapshot('ndjson'),
          'root file system': () => check(['/'], before),
        },
        (one, other) => (one === 'root file system' || other === 'root file system' ? changesAtBoot : () => false),
      );
      this.test!.title += ` (decided: ${told})`;
    });

  it('is judged again byte for byte as it was', () => {
    const record = `${home}/recorded`;
    const live = JSON.parse(
      hostlint([], '--preset', 'all', '--label', 'host', '--format', 'json', '--record', record),
    ) as Report;
    const again = JSON.parse(hostlint([], record, '--preset', 'all', '--label', 'host', '--format', 'json')) as Report;
    expect(JSON.stringify(again)).to.equal(JSON.stringify(live));
  });

  it('is judged from an archive as it was live a moment ago', () => {
    const file = `${home}/moment`;
    hostlint([], 'collect', '-o', file, '--redact', 'none');
    const [replayed, live] = [check([file]), check([])];
    expect(disagreements(live, replayed)).to.deep.equal([]);
    // What listens and what runs changes by itself on a machine that is at work.
    const keys = ({ findings }: Report): readonly string[] =>
      findings
        .filter(({ rule }) => !/^(?:network|resources)\//.test(rule))
        .map(
          ({ rule, subject, status, message }) =>
            `${rule}#${subject ?? ''} ${status}: ${message.replaceAll(/\d+/g, 'N')}`,
        );
    expect(keys(replayed)).to.deep.equal(keys(live));
  });

  const trees: Readonly<Record<string, () => string | null>> = {
    'a tree of busybox': () => busyboxTree(`${home}/busybox`, 'plain'),
    'a tree like Alpine': () => busyboxTree(`${home}/alpine`, 'alpine'),
    'a chroot of Debian': () => ['/srv/roots/trixie', '/srv/roots/sid'].find(root => fs.existsSync(root)) ?? null,
  };
  for (const [name, make] of Object.entries(trees))
    it(`is judged alike: ${name}`, function () {
      const root = make();
      if (root === null) return skipBecause(this, 'there is none here; apt-get install busybox');
      const own = `${home}/${path.basename(root)}`;
      const told = agree(
        {
          directory: () => check([root]),
          tar: () => {
            execFileSync('tar', [
              '-C',
              root,
              '-cf',
              `${own}.tar`,
              '--exclude=./proc/*',
              '--exclude=./sys/*',
              '--exclude=./var/cache',
              '--exclude=./usr/share/doc',
              '--one-file-system',
              '.',
            ]);
            return check([`${own}.tar`]);
          },
          archive: () => {
            hostlint([], 'collect', root, '-o', `${own}.snapshot`, '--redact', 'none');
            return check([`${own}.snapshot`]);
          },
          ndjson: () => {
            hostlint([], 'collect', root, '-o', `${own}.ndjson`, '--form', 'ndjson', '--redact', 'none');
            return check([`${own}.ndjson`]);
          },
        },
        () => () => false,
      );
      this.test!.title += ` (decided: ${told})`;
    });
});
