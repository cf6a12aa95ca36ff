import { UnknowableError, type Evidence, type HostSource, type Reads } from '@hostlint/core';
import { expandWords, parseExecValue } from './command-line.js';
import { loadUnit, unitReads, type LocatedEntry } from './load-unit.js';
import { environmentReads, serviceEnvironment, sinceReset } from './service-environment.js';

export interface ServiceWord {
  readonly text: string;
  readonly evidence: Evidence | null;
}

/** Why systemd refuses to start a service at all, in its own words. */
export interface ServiceFault {
  readonly message: string;
  readonly path: string;
  readonly line: number | null;
  readonly text: string;
}

/** How systemd would start a program as a service. */
export interface ServiceCommand {
  readonly unit: string;
  readonly dropIns: readonly string[];
  /** It is a link to /dev/null or empty: systemd does not start it. */
  readonly masked: boolean;
  /** The program's path where it is absolute. */
  readonly binary: string | null;
  /** Without the program's own name. */
  readonly words: readonly ServiceWord[];
  readonly environment: Readonly<Record<string, ServiceWord>>;
  readonly faults: readonly ServiceFault[];
}

/** What `serviceCommand` asks for. */
export const serviceCommandReads = (name: string): Reads => ({ also: [unitReads(name), environmentReads()] });

/** The command of a unit that starts `program`; `undefined`: there is no such unit. Source: systemd.service(5) ExecStart=; systemd v252 src/core/service.c service_verify. */
export async function serviceCommand(
  host: Pick<HostSource, 'read' | 'list' | 'realpath' | 'stat'>,
  name: string,
  program: string,
): Promise<ServiceCommand | undefined> {
  const unit = await loadUnit(host, name);
  if (!unit) return undefined;
  const { path, dropIns, masked, entries } = unit;
  const base = { unit: path, dropIns, masked, binary: null, words: [], environment: {}, faults: [] };
  if (masked) return base;
  const { variables, missing } = await serviceEnvironment(host, entries);
  const environment = Object.fromEntries(variables);
  const starts = sinceReset(entries, 'ExecStart').flatMap(entry =>
    (parseExecValue(entry.value) ?? []).map(command => ({ entry, command })),
  );
  const faults = missing.map(entry => faultAt(entry, 'Failed to load environment files: No such file or directory'));
  if (starts.length === 0)
    faults.push({ message: 'Service has no ExecStart= setting. Refusing.', path, line: null, text: '' });
  const oneshot = sinceReset(entries, 'Type').at(-1)?.value === 'oneshot';
  const second = starts[1];
  if (second && !oneshot) {
    const message =
      'Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.';
    faults.push(faultAt(second.entry, message));
  }
  const last = starts.at(-1);
  if (!last) return { ...base, environment, faults };
  const { entry, command } = last;
  const own = { path: entry.path, line: entry.line, text: entry.text };
  const words = expandWords(command, one => variables.get(one)?.text).map(({ text, from }): ServiceWord => ({
    text,
    evidence: (from === null ? undefined : variables.get(from)?.evidence) ?? own,
  }));
  return { ...base, environment, faults, ...programIn(command.program, words, program, path) };
}

const faultAt = ({ path, line, text }: LocatedEntry, message: string): ServiceFault => ({ message, path, line, text });

/** The words that the program itself sees, also behind a wrapper such as `env` or `nice`. */
function programIn(
  first: string,
  words: readonly ServiceWord[],
  program: string,
  unit: string,
): Pick<ServiceCommand, 'binary' | 'words'> {
  const isProgram = (text: string): boolean => text === program || text.endsWith(`/${program}`);
  if (isProgram(first)) return { binary: first.startsWith('/') ? first : null, words };
  const at = words.findIndex(({ text }) => isProgram(text));
  const found = words[at];
  if (!found)
    throw new UnknowableError(
      'unsupported',
      `${unit} starts ${first}; with what arguments that starts ${program} is not known`,
    );
  return { binary: found.text.startsWith('/') ? found.text : null, words: words.slice(at + 1) };
}
