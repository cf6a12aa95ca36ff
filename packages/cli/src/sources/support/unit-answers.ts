import type { Printed } from './command-answers.js';

/** Where the system manager looks for units, what wins first. Source: systemd.unit(5). */
const directories = [
  '/etc/systemd/system.control',
  '/run/systemd/system.control',
  '/run/systemd/transient',
  '/run/systemd/generator.early',
  '/etc/systemd/system',
  '/etc/systemd/system.attached',
  '/run/systemd/system',
  '/run/systemd/system.attached',
  '/run/systemd/generator',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
  '/run/systemd/generator.late',
];

interface LoadedUnit {
  readonly id: string;
  readonly fragment: string;
  readonly dropIns: readonly string[];
  /** The program that its main process was started from, while it runs. */
  readonly program: string | null;
}

/** What systemd said of its units. */
export interface UnitAnswers {
  /** Whether what systemd said rules out that there is such a file or directory of a unit. */
  isRuledOut(path: string): boolean;
  /** The programs of services that run. */
  readonly programs: readonly string[];
}

/**
 * `systemctl list-unit-files` names every unit that has a file, wherever it lies; `systemctl show` tells of each loaded unit which of its files
 * won, and all drop-ins that count. Where it says that files changed since, nothing is concluded.
 */
export function unitAnswers(printed: (words: string) => Printed | undefined): UnitAnswers {
  const files = parseUnitFiles(printed('systemctl list-unit-files'));
  const loaded = parseShown(printed('systemctl show *service --all'));
  return {
    programs: [...loaded.values()].flatMap(({ program }) => (program === null ? [] : [program])),
    isRuledOut(path) {
      const directory = directories.find(one => path.startsWith(`${one}/`));
      if (directory === undefined) return false;
      const [name = '', ...below] = path.slice(directory.length + 1).split('/');
      const unit = loaded.get(name.replace(/\.d$/, ''));
      if (name.endsWith('.d')) {
        // A name such as service.d holds of all services.
        return below.length === 0 && unit !== undefined && !unit.dropIns.some(one => one.startsWith(`${path}/`));
      }
      if (below.length > 0 || !/^[^@]+\.(?:service|socket|target|timer|mount|slice|path|swap)$/.test(name))
        return false;
      if (files && !files.has(name)) return true;
      const winner = directories.findIndex(one => unit?.fragment === `${one}/${name}`);
      return winner >= 0 && directories.indexOf(directory) < winner;
    },
  };
}

/** The names, where the last line shows that they are all there. */
function parseUnitFiles(output: Printed | undefined): ReadonlySet<string> | null {
  const count = /^(\d+) unit files listed\.$/m.exec(output?.text ?? '')?.[1];
  if (output?.code !== 0 || count === undefined) return null;
  const names = [...output.text.matchAll(/^(\S+\.[a-z]+) +[a-z-]+(?: .*)?$/gm)].map(([, name]) => name as string);
  return names.length === Number(count) ? new Set(names) : null;
}

function parseShown(output: Printed | undefined): ReadonlyMap<string, LoadedUnit> {
  const units = new Map<string, LoadedUnit>();
  if (output?.code !== 0) return units;
  for (const block of output.text.split('\n\n')) {
    const value = (key: string): string => new RegExp(`^${key}=(.*)$`, 'm').exec(block)?.[1] ?? '';
    const id = value('Id');
    const isTold = id !== '' && value('LoadState') === 'loaded' && value('NeedDaemonReload') === 'no';
    if (!isTold || !value('FragmentPath').startsWith('/')) continue;
    const started = /^\{ path=(\/[^ ;]+) ;/.exec(value('ExecStart'))?.[1] ?? null;
    const runs = value('ActiveState') === 'active' && Number(value('MainPID')) > 0 && value('Type') !== 'forking';
    units.set(id, {
      id,
      fragment: value('FragmentPath'),
      dropIns: value('DropInPaths')
        .split(' ')
        .filter(one => one !== ''),
      program: runs ? started : null,
    });
  }
  return units;
}
