import fs from 'node:fs';
import { processStart } from './process-start.js';

/** A process that lives, told from a later one of the same number. */
export interface LivingProcess {
  readonly pid: number;
  readonly start: string;
}

/** The process that a pid file names, as long as it lives. */
export function processOf(pidfile: string): LivingProcess | undefined {
  if (pidfile === '') return undefined;
  let text: string;
  try {
    text = fs.readFileSync(pidfile, 'utf8');
  } catch {
    return undefined;
  }
  const pid = Number(/^\s*(\d{1,10})\s*$/.exec(text)?.[1] ?? 0);
  const start = pid > 0 ? processStart(pid) : undefined;
  return start === undefined ? undefined : { pid, start };
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

/** Mount points below a directory, and no mount on itself. */
export function mountsBelow(directory: string): readonly string[] {
  return fs
    .readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .flatMap(line => line.split(' ')[4] ?? [])
    .map(path => path.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))))
    .filter(path => path.startsWith(`${directory}/`));
}
