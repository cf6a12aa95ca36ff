import { access, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Fact, Forecast, Preset, Rule } from '@hostlint/core';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const source = 'packages/rules/src';

/** One thing that the plugin brings, where it stands and under which name it is exported. */
export interface Unit<T> {
  readonly file: string;
  readonly exportName: string;
  readonly value: T;
}

export type PresetMaker = (rules: readonly Rule[]) => Preset;

export interface Units {
  readonly rules: readonly Unit<Rule>[];
  readonly facts: readonly Unit<Fact<unknown>>[];
  readonly presets: readonly (Unit<PresetMaker> & { readonly name: string })[];
  readonly forecasts: readonly Unit<Forecast>[];
  /** Whether packages/rules/src/host.ts is there. */
  readonly host: boolean;
}

type Shape = (value: unknown) => boolean;

const has = (value: unknown, key: string, type: string): boolean =>
  typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[key] === type;

const isRule: Shape = value => has(value, 'id', 'string') && has(value, 'check', 'function');
const isFact: Shape = value => has(value, 'id', 'string') && has(value, 'collect', 'function');
const isForecast: Shape = value => has(value, 'engine', 'string') && has(value, 'predict', 'function');
const isPresetMaker: Shape = value => typeof value === 'function';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Finds every rule, fact, preset and forecast by importing the files of their folders. What is wrong is told, the rest still counts. */
export async function findUnits(): Promise<{ readonly units: Units; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const rules = await unitsOf<Rule>('rules', isRule, problems, true);
  const facts = await unitsOf<Fact<unknown>>('facts', isFact, problems, false);
  const presets = await unitsOf<PresetMaker>('presets', isPresetMaker, problems, true);
  const forecasts = await unitsOf<Forecast>('forecasts', isForecast, problems, true);
  const named = { rules: identified(rules, 'rules', problems), facts: identified(facts, 'facts', problems) };
  const host = await access(join(root, source, 'host.ts')).then(
    () => true,
    () => false,
  );
  const withNames = presets.map(unit => ({ ...unit, name: unit.file.split('/').at(-1)?.replace(/\.ts$/, '') ?? '' }));
  return { units: { ...named, presets: withNames, forecasts, host }, problems };
}

async function unitsOf<T>(
  folder: string,
  shape: Shape,
  problems: string[],
  each: boolean,
): Promise<readonly Unit<T>[]> {
  const units: Unit<T>[] = [];
  for (const file of await sourceFiles(join(root, source, folder))) {
    let module: Record<string, unknown>;
    try {
      module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    } catch (error) {
      problems.push(`${file} cannot be imported: ${String(error).split('\n')[0]}`);
      continue;
    }
    const found = Object.entries(module).filter(([, value]) => shape(value));
    const thing = folder.slice(0, -1);
    if (found.length > 1) problems.push(`${file} exports ${found.length} ${folder}; a file holds one ${thing}`);
    if (found.length === 0 && each)
      problems.push(`${file} exports no ${thing}; what is not a ${thing} belongs in shared/`);
    for (const [exportName, value] of found.slice(0, 1)) units.push({ file, exportName, value: value as T });
  }
  return units;
}

async function sourceFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => entry.isFile() && /\.ts$/.test(entry.name) && !/\.(test|test-d|d)\.ts$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort(compare);
}

/** Sorted by id; an id must be the folder and the file, and the export its name in camelCase. */
function identified<T extends { readonly id: string }>(
  units: readonly Unit<T>[],
  folder: string,
  problems: string[],
): readonly Unit<T>[] {
  const owners = new Map<string, string>();
  for (const { file, exportName, value } of units) {
    const wanted = file.slice(`${source}/${folder}/`.length).replace(/\.ts$/, '');
    if (value.id !== wanted)
      problems.push(`${file}: the id must be "${wanted}", the folder and the file, and is "${value.id}"`);
    const owner = owners.get(value.id);
    if (owner !== undefined) problems.push(`${file}: "${value.id}" is the id of ${owner} already`);
    owners.set(value.id, file);
    const names = [camelCase(wanted.split('/').at(-1) ?? ''), camelCase(wanted.replaceAll('/', '-'))];
    if (!names.includes(exportName))
      problems.push(`${file}: name the export "${names.join('" or "')}", not "${exportName}"`);
  }
  return [...units].sort((a, b) => compare(a.value.id, b.value.id));
}

export const camelCase = (kebab: string): string =>
  kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
