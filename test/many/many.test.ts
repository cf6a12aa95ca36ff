import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { schemaProblem, type Report, type ReportSet } from '@hostlint/core';
import { expect } from 'chai';
import { makeFleet } from '../bench/make-fleet.js';
import { writeFleet } from './fleet.js';

const root = join(import.meta.dirname, '../..');
const setSchema = JSON.parse(readFileSync(join(root, 'packages/core/schema/report-set.schema.json'), 'utf8')) as object;
const bin = join(root, 'packages/cli/bin/hostlint.js');

describe('many hosts, by a process', function () {
  this.timeout(300_000);
  let folder: string;
  before(() => {
    if (!existsSync(join(root, 'packages/cli/dist/hostlint.cjs')))
      execFileSync(process.execPath, [join(root, 'tools/build.js')]);
    folder = mkdtempSync(join(tmpdir(), 'hostlint-many-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (words: readonly string[], node: readonly string[] = []) =>
    spawnSync(process.execPath, [...node, bin, '--no-config', ...words], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1024 * 1024 * 1024,
      env: { ...process.env, NODE_OPTIONS: '' },
    });

  it('are the same bytes with one thread and with two, and each host is what it is alone', async () => {
    const names = writeFleet(join(folder, 'alike'), 60);
    const one = run(['alike', '--format', 'ndjson', '--jobs', '1']);
    const two = run(['alike', '--format', 'ndjson', '--jobs', '2']);
    expect(one.stderr).to.equal('');
    expect(two.stdout).to.equal(one.stdout);
    const lines = one.stdout.split('\n');
    for (const at of [0, 7, 59]) {
      const alone = run([`alike/${names[at]}`, '--format', 'ndjson']);
      expect(`${lines[at]}\n`).to.equal(alone.stdout);
    }
    const set = JSON.parse(run(['alike', '--format', 'json', '--jobs', '2']).stdout) as ReportSet;
    expect(set.reports).to.deep.equal(lines.slice(0, -1).map(line => JSON.parse(line) as Report));
    expect(await schemaProblem(setSchema, set)).to.equal(undefined);
  });

  it('are each what it is alone, where they differ as hosts of a fleet do, are alike, and were packed anew', () => {
    run(['collect', '-o', 'base.tar.gz']);
    const base = readFileSync(join(folder, 'base.tar.gz'));
    const fleet = join(folder, 'collected');
    makeFleet(base, fleet, 30, 'differing', 'collected');
    for (const name of readdirSync(fleet)) copyFileSync(join(fleet, name), join(fleet, name.replace('host', 'copy')));
    makeFleet(base, join(folder, 'plain'), 30, 'differing', 'plain');
    const [one, two] = ['1', '2'].map(jobs => run(['collected', 'plain', '--format', 'ndjson', '--jobs', jobs]));
    expect(two?.stdout).to.equal(one?.stdout);
    const byLabel = new Map(
      (one?.stdout ?? '')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as Report)
        .map(report => [report.host.label, report]),
    );
    expect(byLabel.size).to.equal(90);
    for (const name of ['collected/host-00000', 'collected/copy-00003', 'plain/host-00004', 'plain/host-00025']) {
      const label = `${name.replace(/.*-/, 'host-')} (${name}.tar.gz)`;
      const { host, ...alone } = JSON.parse(run([`${name}.tar.gz`, '--format', 'ndjson']).stdout) as Report;
      expect(byLabel.get(label), label).to.deep.equal({ ...alone, host: { ...host, label } });
    }
  });

  it('are judged where some of them are broken or meant to harm', () => {
    const names = writeFleet(join(folder, 'mixed'), 30);
    const file = (name: string): string => join(folder, 'mixed', name);
    writeFileSync(file('cut.tar.gz'), gzipSync(Buffer.alloc(100_000, 'x')).subarray(0, 40));
    writeFileSync(file('bomb.gz'), gzipSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 }));
    writeFileSync(file('empty'), '');
    writeFileSync(file('deep.json'), `{"hostlintSnapshot":1,"source":"live","answers":${'['.repeat(200_000)}`);
    writeFileSync(
      file('proto.json'),
      '{"hostlintSnapshot":1,"source":"live","label":"\\u001b[2J","answers":{"read":{"__proto__":null}}}',
    );
    const { stdout, status } = run(['mixed', '--format', 'ndjson', '--jobs', '2']);
    const reports = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Report);
    expect(status).to.equal(2);
    expect(reports).to.have.length(names.length + 5);
    const broken = reports.filter(({ findings }) => findings[0]?.rule === 'host/readable');
    expect(broken.map(({ host }) => host.label)).to.deep.equal(['bomb.gz', 'cut.tar.gz', 'deep.json', 'empty']);
    for (const { findings, exitCode } of broken) {
      expect(exitCode).to.equal(2);
      expect(findings).to.have.length(1);
    }
  });

  it('take no more memory when there are more', () => {
    writeFleet(join(folder, 'large'), 500);
    const { status, stderr } = run(
      ['large', '--jobs', '1', '--output', 'json=large.json', '--quiet'],
      ['--max-old-space-size=80'],
    );
    expect(stderr).to.equal('');
    expect(status).to.be.oneOf([0, 1, 3]);
    expect((JSON.parse(readFileSync(join(folder, 'large.json'), 'utf8')) as ReportSet).reports).to.have.length(500);
  });
});
