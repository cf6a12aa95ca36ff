import fs from 'node:fs';

/** The directories of trials are named by who owns them: boot, process namespace, process and its start, and a count. */
const form = /^\.hostlint-probe-([0-9a-f]{8})-(\d+)-(\d+)-(\d+)-\d+$/;

let count = 0;

export function nameTrialDirectory(): string {
  const { boot, namespace } = thisSystem();
  return `.hostlint-probe-${boot}-${namespace}-${process.pid}-${startOf(process.pid) ?? 0}-${++count}`;
}

/**
 * Removes what killed runs left in a directory: only directories of our own name and user whose owner is known to be dead. Those of
 * another process namespace of this boot are left alone, because their owner cannot be seen from here.
 */
export function removeLeftovers(directory: string, ours?: string): void {
  for (const name of leftoversIn(directory)) {
    const path = `${directory}/${name}`;
    const stats = fs.lstatSync(path, { throwIfNoEntry: false });
    if (!stats?.isDirectory() || stats.uid !== process.geteuid?.()) continue;
    if (name === ours || isAbandoned(name)) fs.rmSync(path, { recursive: true, force: true });
  }
}

const leftoversIn = (directory: string): string[] => {
  try {
    return fs.readdirSync(directory).filter(name => form.test(name));
  } catch {
    return [];
  }
};

function isAbandoned(name: string): boolean {
  const [, boot, namespace, pid, start] = form.exec(name) ?? [];
  const here = thisSystem();
  if (boot !== here.boot) return true;
  return namespace === here.namespace && startOf(Number(pid)) !== start;
}

const thisSystem = (): { boot: string; namespace: string } => ({
  boot: fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8),
  namespace: /\d+/.exec(fs.readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0',
});

/** Field 22 of /proc/PID/stat, counted behind the program's name, which may hold anything; `undefined`: no such process. */
function startOf(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
