import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processStart } from './process-start.js';

/** A process that lives, told from a later one of the same number. */
export interface LivingProcess {
  readonly pid: number;
  readonly start: string;
}

/** The process that a pid file names, as long as it lives and has a name that begins so. */
export function processOf({
  pidfile,
  process: name,
}: {
  readonly pidfile: string;
  readonly process: string;
}): LivingProcess | undefined {
  if (pidfile === '') return undefined;
  let text: string;
  try {
    text = fs.readFileSync(pidfile, 'utf8');
  } catch {
    return undefined;
  }
  const pid = Number(/^\s*(\d{1,10})\s*$/.exec(text)?.[1] ?? 0);
  const start = pid > 0 ? processStart(pid) : undefined;
  return start === undefined || !nameOf(String(pid)).startsWith(name) ? undefined : { pid, start };
}

export const lives = ({ pid, start }: LivingProcess): boolean => processStart(pid) === start;

export interface DirectoryUser {
  readonly pid: number;
  readonly name: string;
  readonly path: string;
}

/** A process that has something below a directory open, or works there; hostlint itself does not count. */
export function userOf(directory: string): DirectoryUser | undefined {
  for (const pid of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
    const path = linksOf(pid).find(link => link === directory || link.startsWith(`${directory}/`));
    if (path !== undefined) return { pid: Number(pid), name: nameOf(pid), path };
  }
  return undefined;
}

function linksOf(pid: string): readonly string[] {
  const descriptors = attempt(() => fs.readdirSync(`/proc/${pid}/fd`)) ?? [];
  return ['cwd', 'root', ...descriptors.map(number => `fd/${number}`)].flatMap(
    link => attempt(() => fs.readlinkSync(`/proc/${pid}/${link}`)) ?? [],
  );
}

const nameOf = (pid: string): string => attempt(() => fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim()) ?? '?';

/** Processes end while they are looked at. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** Ends what was started with these last words and outlived who started it. */
export async function endStrays(...lastWords: readonly string[]): Promise<void> {
  const find = (): readonly string[] =>
    fs.readdirSync('/proc').filter(pid => /^\d+$/.test(pid) && Number(pid) !== process.pid && endsWith(pid, lastWords));
  for (let strays = find(); strays.length > 0; strays = find()) {
    for (const pid of strays) attempt(() => process.kill(Number(pid), 'SIGKILL'));
    await sleep(50);
  }
}

function endsWith(pid: string, words: readonly string[]): boolean {
  const argv =
    attempt(() => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
      ?.split('\0')
      .slice(0, -1) ?? [];
  return argv.length > words.length && words.every((word, index) => argv[argv.length - words.length + index] === word);
}

/** Mount points below a directory, and no mount on itself. */
export function mountsBelow(directory: string): readonly string[] {
  return fs
    .readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .flatMap(line => line.split(' ')[4] ?? [])
    .map(path => path.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))))
    .filter(path => path.startsWith(`${directory}/`));
}
