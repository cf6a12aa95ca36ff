import { defineFact, UnknowableError, type TracedSource } from '@hostlint/core';
import { parseShellOptions } from '../../shared/docker-config/init-options.js';
import type { Word } from '../../shared/docker-config/words.js';
import { expandWords, parseExecValue } from '../../shared/systemd-unit/command-line.js';
import {
  hasUnit,
  type LoadedUnit,
  loadUnit,
  type LocatedEntry,
  unitReads,
} from '../../shared/systemd-unit/load-unit.js';
import { environmentReads, serviceEnvironment, sinceReset } from '../../shared/systemd-unit/service-environment.js';

export interface UnitFault {
  /** systemd's own words. */
  readonly message: string;
  readonly path: string;
  readonly line: number | null;
  readonly text: string;
}

/** How the host would start dockerd. */
export interface DaemonArguments {
  /** Who starts it; `none`: nothing on this host does, and dockerd is judged as started without arguments. */
  readonly manager: 'systemd' | 'sysvinit' | 'openrc' | 'none';
  readonly unit: string | null;
  readonly dropIns: readonly string[];
  readonly masked: boolean;
  readonly binary: string | null;
  /** Without the program's own name. */
  readonly words: readonly Word[];
  readonly environment: Readonly<Record<string, Word>>;
  /** Whether systemd hands the sockets of `-H fd://` over; `null`: nobody starts dockerd. */
  readonly socketActivated: boolean | null;
  /** What the unit says of the service itself. */
  readonly service: Readonly<Record<ServiceSetting, Word | null>>;
  /** Why systemd refuses to start the service at all. */
  readonly unitFaults: readonly UnitFault[];
}

/** The arguments and the environment that docker.service, its drop-ins and its environment files give dockerd. */
export const daemonArguments = defineFact({
  id: 'docker/daemon-arguments',
  summary: 'The arguments and the environment that dockerd would be started with.',
  reads: () => ({
    files: ['/etc/init.d/docker', '/etc/conf.d/docker', '/etc/default/docker'],
    also: [unitReads('docker.service'), unitReads('docker.socket'), environmentReads()],
  }),
  async collect(host): Promise<DaemonArguments> {
    const unit = await loadUnit(host, 'docker.service');
    if (unit) return fromUnit(host, unit);
    return (await fromInitScript(host)) ?? { ...nothing, manager: 'none', socketActivated: null };
  },
});

export type ServiceSetting = 'User' | 'Delegate' | 'KillMode' | 'TasksMax';

/** The last assignment of each; `null`: systemd's own default. */
const serviceOf = (entries: readonly LocatedEntry[]): DaemonArguments['service'] => {
  const last = (key: string): Word | null => {
    const entry = sinceReset(entries, key).at(-1);
    return entry ? { text: entry.value, evidence: { path: entry.path, line: entry.line, text: entry.text } } : null;
  };
  return { User: last('User'), Delegate: last('Delegate'), KillMode: last('KillMode'), TasksMax: last('TasksMax') };
};

const nothing = {
  unit: null,
  dropIns: [],
  masked: false,
  binary: null,
  words: [],
  environment: {},
  unitFaults: [],
  service: serviceOf([]),
};

async function fromUnit(host: TracedSource, unit: LoadedUnit): Promise<DaemonArguments> {
  const base = { ...nothing, manager: 'systemd' as const, unit: unit.path, dropIns: unit.dropIns, masked: unit.masked };
  const socketActivated = await hasUnit(host, 'docker.socket');
  if (unit.masked) return { ...base, socketActivated };
  const { variables, missing } = await serviceEnvironment(host, unit.entries);
  const starts = sinceReset(unit.entries, 'ExecStart').flatMap(entry =>
    (parseExecValue(entry.value) ?? []).map(command => ({ entry, command })),
  );
  const oneshot = sinceReset(unit.entries, 'Type').at(-1)?.value === 'oneshot';
  const unitFaults = missing.map(entry =>
    faultAt(entry, 'Failed to load environment files: No such file or directory'),
  );
  if (starts.length === 0)
    unitFaults.push({ message: 'Service has no ExecStart= setting. Refusing.', path: unit.path, line: null, text: '' });
  if (starts.length > 1 && !oneshot) {
    unitFaults.push(
      faultAt(
        starts[1]?.entry as LocatedEntry,
        'Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.',
      ),
    );
  }
  const last = starts.at(-1);
  const service = serviceOf(unit.entries);
  if (!last) return { ...base, socketActivated, unitFaults, service, environment: Object.fromEntries(variables) };
  const { entry, command } = last;
  const own = { path: entry.path, line: entry.line, text: entry.text };
  const words = expandWords(command, name => variables.get(name)?.text).map(({ text, from }): Word => ({
    text,
    evidence: (from === null ? undefined : variables.get(from)?.evidence) ?? own,
  }));
  return {
    ...base,
    socketActivated,
    unitFaults,
    environment: Object.fromEntries(variables),
    service,
    ...daemonOf(command.program, words, unit.path),
  };
}

const faultAt = (entry: LocatedEntry, message: string): UnitFault => ({
  message,
  path: entry.path,
  line: entry.line,
  text: entry.text,
});

const isDockerd = (text: string): boolean => text === 'dockerd' || text.endsWith('/dockerd');

/** The words that dockerd itself sees, also behind a wrapper such as `env` or `nice`. */
function daemonOf(program: string, words: readonly Word[], unit: string): Pick<DaemonArguments, 'binary' | 'words'> {
  if (isDockerd(program)) return { binary: program.startsWith('/') ? program : null, words };
  const at = words.findIndex(({ text }) => isDockerd(text));
  if (at === -1)
    throw new UnknowableError(
      'unsupported',
      `${unit} starts ${program}; with what arguments that starts dockerd is not known`,
    );
  const { text } = words[at] as Word;
  return { binary: text.startsWith('/') ? text : null, words: words.slice(at + 1) };
}

async function fromInitScript(host: TracedSource): Promise<DaemonArguments | undefined> {
  const script = await host.read('/etc/init.d/docker');
  if (!script) return undefined;
  const openrc = new TextDecoder().decode(script.subarray(0, 200)).includes('openrc-run');
  const path = openrc ? '/etc/conf.d/docker' : '/etc/default/docker';
  const settings = parseShellOptions(path, await host.read(path));
  return {
    ...nothing,
    ...settings,
    manager: openrc ? 'openrc' : 'sysvinit',
    unit: '/etc/init.d/docker',
    socketActivated: false,
  };
}
