import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Report } from '@hostlint/core';

export const bin = fileURLToPath(new URL('../../packages/cli/bin/hostlint.js', import.meta.url));

/** What one run of the built program did. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: Report | null;
  readonly ms: number;
  /** The most memory that the process held at a time. The kernel's ru_maxrss would count that of the parent as well. */
  readonly peakBytes: number;
}

/** Tells on file descriptor 3 how much memory the process took. */
const meter =
  'import fs from "node:fs";' +
  'process.on("exit",()=>fs.writeSync(3,/VmHWM:\\s+(\\d+)/.exec(fs.readFileSync("/proc/self/status","utf8"))?.[1]??""));';

export async function runHostlint(
  words: readonly string[],
  { before = [], timeoutMs = 60_000 }: { readonly before?: readonly string[]; readonly timeoutMs?: number } = {},
): Promise<Run> {
  const measured = ['--import', `data:text/javascript,${encodeURIComponent(meter)}`];
  const [program = '', ...given] = [...before, process.execPath, ...measured, bin, ...words];
  const began = performance.now();
  const child = spawn(program, given, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    cwd: '/',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[][] = [[], [], []];
  for (const [at, stream] of [child.stdout, child.stderr, child.stdio[3]].entries())
    stream?.on('data', (chunk: Buffer) => chunks[at]?.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [stdout = '', stderr = '', peak = ''] = chunks.map(all => Buffer.concat(all).toString());
  return {
    code,
    stdout,
    stderr,
    report: reportOf(stdout),
    ms: performance.now() - began,
    peakBytes: Number(peak) * 1024,
  };
}

function reportOf(text: string): Report | null {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return null;
  }
}

/** What is wrong with a run: nothing, if it is as it should be whatever the target is. */
export function faultsOf(
  { code, stdout, stderr, report, ms, peakBytes }: Run,
  secrets: readonly string[] = [],
): readonly string[] {
  const faults: string[] = [];
  const told = (what: string): void => void faults.push(what);
  if (ms > 60_000) told(`it took ${Math.round(ms)} ms`);
  if (peakBytes > 300 * 1024 * 1024) told(`it took ${Math.round(peakBytes / 1024 / 1024)} MiB`);
  for (const secret of secrets)
    if (stdout.includes(secret) || stderr.includes(secret)) told('it tells what lies outside');
  if (code === 2 && stdout === '') {
    // A refusal: one line for people.
    if (!/^hostlint: [^\n]{10,1000}\n$/.test(stderr) || /\bbug\b/.test(stderr))
      told(`it refuses with ${stderr.slice(0, 2000)}`);
    return faults;
  }
  if (stderr !== '') told(`it says ${stderr.slice(0, 2000)}`);
  if (!report) return [...faults, `exit code ${code}, and no report: ${stdout.slice(0, 200)}`];
  if (report.exitCode !== code || ![0, 1, 3].includes(code)) told(`exit code ${code}`);
  for (const { rule, broken } of report.findings) if (broken) told(`${rule} is broken: ${broken.stack.slice(0, 600)}`);
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(stdout)) told('it prints control characters');
  return faults;
}
