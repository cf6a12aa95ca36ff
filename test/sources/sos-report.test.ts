import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lint, resolveRuleset, type Finding, type HostSource, type Report } from '@hostlint/core';
import { verdictChanges } from '@hostlint/core/testing';
import rules from '@hostlint/rules';
import { expect } from 'chai';
import { openLive } from '../../packages/cli/src/sources/live.js';
import { openSource } from '../../packages/cli/src/sources/open.js';
import { skipBecause } from '../skip-because.js';

/** Plugins that cost sos much time and that hostlint has no use of. */
const needless = ['apt', 'hardware', 'java', 'libvirt', 'logs', 'login', 'lvm2', 'openssl', 'perl', 'pci', 'process'];
const ruleset = resolveRuleset({ plugins: [rules], presets: ['all'] });
/** One version for both, because a report does not tell which are installed. */
const engines = { docker: '28.5', podman: '5.4', containerd: '1.7' };

const judge = async (source: HostSource): Promise<Report> => lint(source, await ruleset, { engines });
const of = (id: string, { findings }: Report): readonly Finding[] => findings.filter(({ rule }) => rule === id);
const decided = ({ findings }: Report): number =>
  findings.filter(({ status }) => status === 'pass' || status === 'fail').length;

describe('a real report of sos', () => {
  let home: string;
  let archive: string;

  before(async function () {
    this.timeout(300_000);
    if (spawnSync('sos', ['--help']).status !== 0) skipBecause(this, 'there is no sos here; apt-get install sosreport');
    if (process.getuid?.() !== 0) skipBecause(this, 'sos runs as root only');
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-sos-'));
    const options = ['--batch', '--tmp-dir', home, '--threads', '2'];
    const all = spawnSync('sos', ['report', '--list-plugins', '--batch'], { encoding: 'utf8' }).stdout;
    const without = needless.filter(name => new RegExp(`^ ${name} `, 'm').test(all)).flatMap(name => ['-n', name]);
    const { stdout, stderr } = spawnSync('sos', ['report', ...options, ...without], { encoding: 'utf8' });
    const name = fs.readdirSync(home).find(one => /\.tar(?:\.[gx]z)?$/.test(one));
    if (name === undefined) throw new Error(`sos made no report:\n${stdout}${stderr}`);
    archive = path.join(home, name);
  });
  after(() => home && fs.rmSync(home, { recursive: true, force: true }));

  const judgedAlike = async (target: string): Promise<void> => {
    const live = openLive();
    const [before, after] = [await judge(live), await judge(await openSource(target))];
    live.close();
    const ids = new Set([...before.findings, ...after.findings].map(({ rule }) => rule));
    expect(
      [...ids].flatMap(id => verdictChanges(of(id, before), of(id, after)).map(change => `${id}: ${change}`)),
    ).to.deep.equal([]);
    expect(decided(after)).to.be.greaterThan(20);
  };

  it('is judged as the machine that it is of, or less is told', async function () {
    this.timeout(60_000);
    await judgedAlike(archive);
  });

  it('the same when it is unpacked', async function () {
    this.timeout(60_000);
    spawnSync('tar', ['-xf', archive, '-C', home]);
    const directory = fs
      .readdirSync(home, { withFileTypes: true })
      .find(entry => entry.isDirectory() && entry.name.startsWith('sosreport'));
    await judgedAlike(path.join(home, directory?.name ?? ''));
  });
});
