import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Report } from '@hostlint/core';

const root = join(import.meta.dirname, '../..');
const bin = join(root, 'packages/cli/bin/hostlint.js');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const variables = { ...process.env, NO_COLOR: '1' };
delete (variables as NodeJS.ProcessEnv).NODE_OPTIONS;

/** Runs a shell's command line; `$BIN` is the tool. */
function shell(command: string, cwd = tmpdir()): Promise<Ended> {
  return end(spawn('bash', ['-c', command], { cwd, env: { ...variables, BIN: bin } }));
}

function end(child: ReturnType<typeof spawn>): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise(resolve => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })));
}

describe('the command line tool as a process', () => {
  let folder: string;
  before(() => {
    if (!existsSync(join(root, 'packages/cli/dist/hostlint.cjs')))
      execFileSync(process.execPath, [join(root, 'tools/build.js')]);
    folder = mkdtempSync(join(tmpdir(), 'hostlint-process-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('judges this machine, and standard output is the report alone', async () => {
    const { code, stdout, stderr } = await shell('"$BIN" --format json --no-config');
    const report = JSON.parse(stdout) as Report;
    expect(report.exitCode).to.equal(code);
    expect(report.host.source).to.equal('live');
    expect(stderr).to.equal('');
  });

  it('compares what pipes bring: snapshots and reports', async () => {
    const { code, stdout, stderr } = await shell(
      '"$BIN" collect --no-config > now.tar.gz; "$BIN" now.tar.gz --no-config --format json > now.json;' +
        'for pair in "- now.tar.gz" "now.tar.gz -"; do "$BIN" diff $pair < now.tar.gz; "$BIN" diff $pair < now.json; done | grep -c "nothing got worse.$";' +
        '"$BIN" diff <(cat now.json) <(cat now.tar.gz) | grep "Exit code"; printf "" | "$BIN" diff - now.json; code=$?; rm now.json now.tar.gz; exit $code',
      folder,
    );
    expect(stdout).to.equal('8\nExit code 0: nothing got worse.\n');
    expect(stderr).to.match(/^hostlint: "-" stands for a snapshot on standard input, which is empty/);
    expect(code).to.equal(2);
  });

  it('takes a reader that goes away for no failure', async () => {
    const { stdout, stderr, code } = await shell('"$BIN" --verbose --format json | head -c 1; echo "${PIPESTATUS[0]}"');
    expect(stdout).to.match(/^\{[013]\n$/);
    expect(stderr).to.equal('');
    expect(code).to.equal(0);
  });

  it('ends by the signal on Ctrl-C and leaves nothing', async () => {
    const child = spawn(process.execPath, [bin, '-', '--output', 'json=report.json'], { cwd: folder, env: variables });
    // It waits for the snapshot that never comes.
    setTimeout(() => child.kill('SIGINT'), 400);
    const { signal, stdout } = await end(child);
    expect(signal).to.equal('SIGINT');
    expect(stdout).to.equal('');
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('judges a snapshot from standard input as it judged the host', async () => {
    const judge = '"$BIN" --no-config --format json --label x';
    const live = await shell(`${judge} --record s.json`, folder);
    const replayed = await shell(`${judge} - <s.json`, folder);
    expect(replayed.stderr).to.equal('');
    const told = ({ stdout }: Ended): readonly string[] =>
      (JSON.parse(stdout) as Report).findings.map(
        ({ rule, subject, status, message }) => `${rule} ${subject} ${status}: ${message}`,
      );
    const [before, after] = [told(live), told(replayed)];
    expect(after.filter(line => !before.includes(line))).to.deep.equal([]);
    expect(replayed.stdout.replace('"source": "snapshot"', '"source": "live"')).to.equal(live.stdout);
    expect(replayed.code).to.equal(live.code);
  });

  it('says what to do when it was not built', async () => {
    mkdirSync(join(folder, 'bin'));
    for (const name of ['hostlint.js', 'package.json'])
      copyFileSync(join(root, 'packages/cli/bin', name), join(folder, 'bin', name));
    const { code, stderr } = await shell(`node ${join(folder, 'bin/hostlint.js')}`);
    expect(stderr).to.contain('is missing; run `npm ci`').and.not.to.contain('    at ');
    expect(code).to.equal(2);
  });
});
