import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Report } from '@hostlint/core';
import { skipBecause } from '../skip-because.js';
import { installPacked, run, type Project } from './packed.js';

const config = `import acme from 'hostlint-plugin-acme';

export default {
  plugins: [acme],
  extends: ['recommended', 'acme'],
  rules: { 'acme/gpu-driver': ['warning', { least: '570.0' }] },
};
`;

const program = `import { lint, resolveRuleset } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import rules from '@hostlint/rules';
import acme from 'hostlint-plugin-acme';

const line = 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.161.07  Sat Feb 17';
const host = memorySource({ files: { '/proc/driver/nvidia/version': line } });
const ruleset = await resolveRuleset({ plugins: [rules, acme], presets: ['acme'] });
const report = await lint(host, ruleset, { label: 'gpu-7' });
process.stdout.write(acme.reporters['acme-ticket'].format(report, acme.rules));
process.exitCode = report.exitCode;
`;

const hostlint = 'node_modules/.bin/hostlint';

describe('a plugin of a third party, packed and installed into an empty project', function () {
  this.timeout(300_000);
  let project: Project;

  before(async function () {
    const made = await installPacked();
    if (typeof made === 'string') skipBecause(this, made);
    else project = made;
    await writeFile(join(project.folder, 'hostlint.config.mjs'), config);
    await writeFile(join(project.folder, 'program.mjs'), program);
  });
  after(() => project?.close());

  it('has its rule judged, with the options of the configuration', async () => {
    const { stdout, stderr } = await run(project.folder, hostlint, '--format', 'json');
    expect(stderr).to.equal('');
    const report = JSON.parse(stdout) as Report;
    const finding = report.findings.find(({ rule }) => rule === 'acme/gpu-driver');
    expect(finding?.severity).to.equal('warning');
    expect(finding?.status).to.equal('not-applicable');
    expect(report.findings.length).to.be.greaterThan(10);
  });

  it('has its reporter asked for by name', async () => {
    const { stdout, stderr } = await run(project.folder, hostlint, '--format', 'acme-ticket', '--label', 'web-1');
    expect(stderr).to.equal('');
    expect(stdout).to.match(/^TICKET web-1: \d+ to mend\n/);
  });

  it('is explained and listed like the rules that come with hostlint', async () => {
    const explained = await run(project.folder, hostlint, 'explain', 'acme/gpu-driver');
    expect(explained.stdout).to.contain('CUDA 12.4');
    const listed = await run(project.folder, hostlint, 'list', 'presets');
    expect(listed.stdout).to.contain('acme');
  });

  it('has its options checked by its schema', async () => {
    const wrong = 'acme/gpu-driver=error,{"least":"new"}';
    const { code, stderr } = await run(project.folder, hostlint, '--rule', wrong);
    expect(code).to.equal(2);
    expect(stderr).to.contain('acme/gpu-driver').and.to.contain('least');
  });

  it('serves programs through the same door', async () => {
    const { code, stdout, stderr } = await run(project.folder, process.execPath, 'program.mjs');
    expect(stderr).to.equal('');
    expect(stdout).to.match(/^TICKET gpu-7: 1 to mend\n\* acme\/gpu-driver: The NVIDIA driver is 535\.161, /);
    expect(code).to.equal(1);
  });

  it('passes its own tests there', async () => {
    const { code, stdout } = await run(
      project.folder,
      'node_modules/.bin/mocha',
      'hostlint-plugin-acme/src/**/*.test.js',
    );
    expect(stdout).to.match(/\b1[0-9] passing/);
    expect(code).to.equal(0);
  });
});
