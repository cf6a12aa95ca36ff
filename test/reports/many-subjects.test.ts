import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect } from 'chai';
import type { Report } from '@hostlint/core';
import { runInProcess } from '../scenarios/run-in-process.js';
import { toyPlugin } from '../scenarios/toy-plugin.js';

const guests = Array.from({ length: 5000 }, (_, at) => `Bartholomew ${at}`);

describe('a host that makes thousands of findings of one rule', () => {
  let workingDirectory: string;
  before(() => (workingDirectory = mkdtempSync(`${tmpdir()}/hostlint-subjects-`)));
  after(() => rmSync(workingDirectory, { recursive: true }));

  const run = async (words: readonly string[], names = guests) =>
    runInProcess(words, {
      workingDirectory,
      plugins: [toyPlugin],
      host: { '/etc/motd': 'welcome', '/etc/guests': names.join('\n') },
    });
  const reportOf = async (...words: readonly string[]): Promise<Report> =>
    JSON.parse((await run([...words, '--format', 'json'])).stdout) as Report;

  it('has a report of bounded size, which says how many more there are', async () => {
    const { findings, counts } = await reportOf();
    expect(findings).to.have.length(202);
    expect(counts.fail.warning).to.equal(201);
    expect(findings.find(({ more }) => more !== undefined)).to.deep.include({
      subject: 'others that fail',
      more: 4800,
    });
  });

  it('has all of them told on demand, and the same verdict', async () => {
    const { findings, exitCode } = await reportOf('--all-subjects', '--fail-on', 'warning');
    expect(findings).to.have.length(5001);
    expect(exitCode).to.equal((await reportOf('--fail-on', 'warning')).exitCode);
  });

  for (const format of ['json', 'sarif']) {
    it(`is beside its own report in ${format} as it was, and one more is new`, async () => {
      await run(['--output', `${format}=was.${format}`, '--quiet']);
      const policy = ['--baseline', `was.${format}`, '--fail-on-new', '--fail-on', 'warning', '--quiet'];
      expect(await run(policy)).to.deep.equal({ status: 0, stdout: '', stderr: '' });
      expect((await run(policy, guests.slice(1))).status).to.equal(0);
      const grown = await run(policy, [...guests, 'Wolfeschlegelsteinhausen']);
      expect(grown.status).to.equal(1);
      expect(grown.stdout).to.equal(
        'warning toy/guest-names: 4801 more fail, which --all-subjects tells one by one; the first of them: Bartholomew 1178 has more than 5 letters.\n',
      );
    });
  }

  it('is the same to diff as its own report', async () => {
    await run(['--output', 'json=was.json', '--quiet']);
    expect((await run(['diff', 'was.json'])).status).to.equal(0);
  });
});
