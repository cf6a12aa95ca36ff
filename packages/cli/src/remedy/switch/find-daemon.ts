import fs from 'node:fs';
import { processOf, type LivingProcess } from '../daemon-process.js';
import { processStart } from '../process-start.js';
import { RemedyError } from '../remedy-error.js';
import type { SwitchRequest } from './request.js';

/** A dockerd that runs, as its process shows it. */
export interface FoundDaemon extends LivingProcess {
  readonly binary: string;
  /** Its arguments. */
  readonly words: readonly string[];
  /** `DOCKER_DRIVER` of its environment. */
  readonly driver: string | undefined;
}

/** The dockerd that the user means, by its pid file or by the arguments that it shows; `undefined`: none runs. */
export function findDaemon({ daemon }: Pick<SwitchRequest, 'daemon'>): FoundDaemon | undefined {
  if (daemon.pidfile !== undefined) {
    const process = processOf({ pidfile: daemon.pidfile, process: 'docker' });
    return process && read(process.pid);
  }
  const wanted = [
    ['data-root', daemon.dataRoot],
    ['config-file', daemon.configFile],
    ['host', daemon.host],
  ] as const;
  const all = fs
    .readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => read(Number(pid)) ?? [])
    .filter(({ words }) =>
      wanted.every(([flag, value]) => {
        const given = flagOf(words, flag);
        return value === undefined || given === undefined || given === value;
      }),
    );
  if (all.length > 1)
    throw new RemedyError(
      `several dockerd run here (processes ${all.map(({ pid }) => pid).join(', ')}); name one with --pidfile`,
    );
  return all[0];
}

/** The last value of a flag that takes one. */
export function flagOf(words: readonly string[], name: string): string | undefined {
  const short = { host: '-H', pidfile: '-p' }[name];
  let value: string | undefined;
  words.forEach((word, index) => {
    if (word === `--${name}` || word === short) value = words[index + 1];
    else if (word.startsWith(`--${name}=`)) value = word.slice(name.length + 3);
  });
  return value;
}

function read(pid: number): FoundDaemon | undefined {
  try {
    if (fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'dockerd') return undefined;
    const start = processStart(pid);
    const [name = '', ...words] = split(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    const variables = split(fs.readFileSync(`/proc/${pid}/environ`, 'utf8'));
    const driver = variables.find(variable => variable.startsWith('DOCKER_DRIVER='))?.slice('DOCKER_DRIVER='.length);
    const exe = fs.readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
    return start === undefined ? undefined : { pid, start, binary: exe || name, words, driver };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

const split = (text: string): readonly string[] => text.split('\0').slice(0, -1);
