import { withoutDevice, type BootEntry, type BootMenu } from './boot-entry.js';
import { GrubScript, type GrubItem, type GrubLinux, type GrubSurroundings } from './grub-script.js';
import { GrubSyntaxError, parseGrubScript } from './grub-syntax.js';

const deepestMenu = 8;
const mostEntries = 500;

/**
 * What GRUB 2 boots by a configuration. Sources: GRUB 2.12 grub-core/normal/menu.c run_menu (an entry that is not there is the first),
 * get_entry_number, menuentry_eq, grub_menu_execute_entry (what stands behind `>` is the default of the submenu; without it the same
 * default counts there); util/grub.d/00_header.in; Red Hat's patches, by which ids count before numbers.
 */
export function readGrubMenu(text: string, around: GrubSurroundings): BootMenu {
  try {
    const script = new GrubScript(around);
    script.run(parseGrubScript(text));
    const entries: BootEntry[] = [];
    collect(script, around, entries, 0);
    const choice = choose(
      script,
      around,
      script.variables.get('default') ?? (script.variables.has('default') ? null : ''),
      0,
    );
    return { entries, ...choice };
  } catch (error) {
    if (!(error instanceof GrubSyntaxError)) throw error;
    return { entries: [], chosen: null, why: `${around.path} is not understood: ${error.message}` };
  }
}

type Choice = Pick<BootMenu, 'chosen' | 'why'>;

function choose(script: GrubScript, around: GrubSurroundings, wanted: string | null, depth: number): Choice {
  const { items } = script;
  if (items.length === 0) return { chosen: null, why: `the menu of ${around.path} is empty` };
  if (wanted === null) return { chosen: null, why: `which entry of ${around.path} is the default is decided at boot` };
  const [first, rest] = splitDefault(wanted);
  const index = indexOf(items, first);
  const at = index >= 0 && index < items.length ? index : 0;
  const item = items[at] as GrubItem;
  const by = at === index ? `"${first}"` : 'the first';
  const named = item.id === first || item.title === first;
  // An entry that may be missing moves those behind it.
  if (named ? item.maybe : items.slice(0, at + 1).some(({ maybe }) => maybe))
    return { chosen: null, why: `what stands in the menu of ${around.path} is decided at boot` };
  const inside = execute(script, around, item);
  if (item.kind === 'submenu') {
    if (depth >= deepestMenu) return { chosen: null, why: `the menus of ${around.path} are nested too deep` };
    return choose(inside, around, rest ?? wanted, depth + 1);
  }
  const linux = item.linux ?? inside.linux;
  if (!linux) return { chosen: null, why: `the default of ${around.path}, "${item.title}", is no Linux kernel` };
  return { chosen: entryOf(linux), why: `GRUB boots ${by} of its entries: "${item.title}"` };
}

function execute(script: GrubScript, around: GrubSurroundings, item: GrubItem): GrubScript {
  const inside = new GrubScript(around, script);
  inside.run(item.body);
  return inside;
}

/** What stands before the first single `>`, with `>>` for `>`, and what stands behind it. */
function splitDefault(value: string): readonly [first: string, rest: string | null] {
  for (let at = 0; at < value.length; at++) {
    if (value[at] !== '>') continue;
    if (value[at + 1] === '>') at++;
    else return [value.slice(0, at).replaceAll('>>', '>'), value.slice(at + 1) || null];
  }
  return [value.replaceAll('>>', '>'), null];
}

function indexOf(items: readonly GrubItem[], wanted: string): number {
  if (wanted === '') return -1;
  const byId = items.findIndex(({ id }) => id === wanted);
  if (byId >= 0) return byId;
  const byTitle = items.findIndex(({ title }) => title === wanted);
  if (byTitle >= 0) return byTitle;
  return /^\s*\d{1,6}(?:\s|$)/.test(wanted) ? Number.parseInt(wanted, 10) : -1;
}

function collect(script: GrubScript, around: GrubSurroundings, entries: BootEntry[], depth: number): void {
  for (const item of script.items) {
    if (entries.length >= mostEntries) return;
    const inside = execute(script, around, item);
    const linux = item.linux ?? inside.linux;
    if (linux) entries.push(entryOf(linux));
    if (item.kind === 'submenu' && depth < deepestMenu) collect(inside, around, entries, depth + 1);
  }
}

function entryOf({ kernel, options, version, path, line, text }: GrubLinux): BootEntry {
  const evidence = line === null ? { path, text } : { path, line, text };
  return { kernel: withoutDevice(kernel), options, version, evidence };
}
