import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { Log } from 'sarif';
import type { Finding, Report, Severity } from '@hostlint/core';
import { plainSettings, type SarifProfile } from '../../packages/cli/src/reporters/report-settings.js';
import { sarif } from '../../packages/cli/src/reporters/sarif.js';
import { writeReportFiles, writeReports } from '../../packages/cli/src/report-files.js';
import { sampleReports, sampleRules, setOf } from './sarif-samples.js';

/** Text that gzip cannot make much smaller. */
const noise = (seed: number, length: number): string => {
  const blocks = Array.from({ length: Math.ceil(length / 86) }, (_, at) =>
    createHash('sha512').update(`${seed} ${at}`).digest('base64url'),
  );
  return blocks.join('').slice(0, length);
};

/** A host of which so much fails; every tenth is an error, and it comes last. */
async function crowded(label: string, count: number, messageLength = 10): Promise<Report> {
  const [sample] = await sampleReports();
  const severityOf = (at: number): Severity => (at % 10 === 9 ? 'error' : 'info');
  const findings = Array.from({ length: count }, (_, at): Finding => {
    const message = noise(at, messageLength);
    const parts = { evidence: [{ path: '/etc/fstab' }], fix: null, cure: null, waiver: null };
    return { ...parts, rule: 'toy/rule', severity: severityOf(at), status: 'fail', subject: String(at), message };
  });
  return { ...(sample as Report), host: { ...(sample as Report).host, label }, findings };
}

const settings = (sarifProfile: SarifProfile) => ({ ...plainSettings, sarifProfile });
const filesOf = (reports: readonly Report[], profile: SarifProfile) =>
  writeReportFiles(sarif, setOf(reports), sampleRules, settings(profile), 'hosts.sarif');
const whole = (text: string | Iterable<string>): string => [...text].join('');
const logOf = (text: string | Iterable<string>): Log => JSON.parse(whole(text)) as Log;

describe('SARIF within the bounds of its readers', function () {
  this.timeout(60_000);

  for (const profile of ['github', 'azure', 'gitlab'] as const) {
    it(`is a file for each twenty hosts, for ${profile}`, async () => {
      const reports = await Promise.all(Array.from({ length: 45 }, (_, at) => crowded(`web-${at}`, 2)));
      const files = filesOf(reports, profile);
      expect(files.map(({ file }) => file)).to.deep.equal(['hosts.sarif', 'hosts-2.sarif', 'hosts-3.sarif']);
      expect(files.map(({ text }) => logOf(text).runs.length)).to.deep.equal([20, 20, 5]);
      expect(files.flatMap(({ notices }) => notices)).to.deep.equal([]);
      const whole = setOf(reports);
      const many = writeReports(sarif, whole, sampleRules, settings(profile));
      expect(logOf(many.text).runs).to.have.length(45);
      expect(many.notices).to.match(/takes 20 hosts in one file.*has 45/);
    });
  }

  it('is one file for any number of hosts, in full', async () => {
    const reports = await Promise.all(Array.from({ length: 45 }, (_, at) => crowded(`web-${at}`, 2)));
    expect(filesOf(reports, 'full').map(({ text }) => logOf(text).runs.length)).to.deep.equal([45]);
  });

  for (const [profile, most] of [
    ['github', 25_000],
    ['gitlab', 5000],
  ] as const) {
    it(`has the ${most} gravest results of a host, and says so, for ${profile}`, async () => {
      const report = await crowded('web-1', most + 1000);
      const [file, ...more] = filesOf([report], profile);
      expect(more).to.deep.equal([]);
      const [run] = logOf(file?.text ?? '').runs;
      expect(run?.results).to.have.length(most);
      const errors = run?.results?.filter(({ level }) => level === 'error');
      expect(errors).to.have.length(report.findings.filter(({ severity }) => severity === 'error').length);
      expect(run?.tool.driver.rules?.length).to.be.at.most(25_000);
      const [notification] = run?.invocations?.[0]?.toolExecutionNotifications ?? [];
      expect(notification?.level).to.equal('warning');
      expect(notification?.message.text).to.match(/1000 of \d+ results, the least severe, were left out\.$/);
      expect(file?.notices).to.deep.equal([notification?.message.text]);
    });
  }

  it('has as many of the gravest results as fit into ten megabytes, packed for GitHub and as they are for GitLab', async () => {
    const report = await crowded('web-1', 12_000, 1500);
    for (const profile of ['github', 'gitlab'] as const) {
      const [file] = filesOf([report], profile);
      const text = whole(file?.text ?? '');
      expect(profile === 'github' ? gzipSync(text).length : Buffer.byteLength(text)).to.be.at.most(10_000_000);
      const results = logOf(text).runs[0]?.results ?? [];
      expect(results.length).to.be.within(1000, 11_999);
      expect(results[0]?.level).to.equal('error');
      expect(file?.notices.join()).to.contain('left out');
    }
  });

  it('splits hosts that are too much together before it leaves anything out', async () => {
    const reports = await Promise.all(['a', 'b', 'c', 'd'].map(label => crowded(label, 2500, 1500)));
    const files = filesOf(reports, 'gitlab');
    expect(files.length).to.be.within(2, 4);
    const runs = files.flatMap(({ text }) => logOf(text).runs);
    expect(runs.map(({ results }) => results?.length)).to.deep.equal([2500, 2500, 2500, 2500]);
    expect(files.flatMap(({ notices }) => notices)).to.deep.equal([]);
  });
});
