/** What sos did, by its own word (sos_reports/manifest.json, since sos 4.0). All of it may be missing. */
export interface Manifest {
  readonly version: string | null;
  /** The root that sos looked at: another than `/` where sos itself ran in a container. */
  readonly sysroot: string;
  /** `sos clean` replaced names and addresses. */
  readonly cleaned: boolean;
  /** The options that it was given. */
  readonly options: string;
  readonly commands: readonly RanCommand[];
  readonly copies: readonly CopySpec[];
}

export interface RanCommand {
  readonly words: string;
  readonly file: string | null;
  readonly code: number | null;
  readonly truncated: boolean;
}

/** A path or pattern that a plugin had copied; one that matched nothing is not written down. */
export interface CopySpec {
  readonly plugin: string;
  readonly spec: string;
  readonly files: readonly string[];
  /** The plugin came to its end, so that nothing was left out for want of time. */
  readonly isDone: boolean;
}

type Bag = Readonly<Record<string, unknown>>;

const bagOf = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** `null` where the text is no manifest. Source: sos 4.0 and 4.12 sos/report/__init__.py, sos/report/plugins/__init__.py. */
export function parseManifest(text: string): Manifest | null {
  let whole: Bag;
  try {
    whole = bagOf(JSON.parse(text));
  } catch {
    return null;
  }
  const components = bagOf(whole['components']);
  const report = bagOf(components['report']);
  if (!('plugins' in report)) return null;
  const commands: RanCommand[] = [];
  const copies: CopySpec[] = [];
  for (const [plugin, value] of Object.entries(bagOf(report['plugins']))) {
    for (const entry of listOf(bagOf(value)['commands']).map(bagOf)) {
      const words = textOf(entry['exec']);
      const code = entry['return_code'];
      if (words === null) continue;
      commands.push({
        words,
        file: textOf(entry['filepath']),
        code: typeof code === 'number' ? code : null,
        truncated: Boolean(entry['truncated']),
      });
    }
    for (const entry of listOf(bagOf(value)['files']).map(bagOf)) {
      const spec = textOf(entry['specification']);
      const files = listOf(entry['files_copied']).filter(file => typeof file === 'string');
      if (spec !== null) copies.push({ plugin, spec, files, isDone: bagOf(value)['timeout_hit'] === false });
    }
  }
  return {
    version: textOf(whole['version']),
    sysroot: textOf(report['sysroot']) ?? '/',
    cleaned: 'cleaner' in components,
    options: textOf(whole['cmdline']) ?? '',
    commands,
    copies,
  };
}
