import type { EngineForecast } from '@hostlint/core';
import { hang, wrapText } from './layout.js';
import type { Paint } from './paint.js';
import { capitalized } from './words.js';

interface EngineWords {
  readonly program: string;
  readonly refuses: string;
  /** How the engine's own output calls the driver. */
  readonly driver: string;
}

const engineWords: Readonly<Record<string, EngineWords>> = {
  docker: { program: 'dockerd', refuses: 'would refuse to start', driver: 'Storage Driver' },
  podman: { program: 'podman', refuses: 'would refuse every command', driver: 'graphDriverName' },
  containerd: { program: 'containerd', refuses: 'would refuse to start', driver: 'Default snapshotter' },
};

export const engineWordsOf = (engine: string): EngineWords =>
  engineWords[engine] ?? { program: engine, refuses: 'would refuse to start', driver: 'Storage Driver' };

/** What an engine would say if it started now, in the form of its own `info`. */
export function forecast(said: EngineForecast, paint: Paint): string {
  const { chalk, width } = paint;
  const name = capitalized(said.engine);
  const version = said.version === null ? name : `${name} ${said.version}`;
  const judged = said.version === null ? '' : `; judged for ${said.version}`;
  const found =
    said.installed === null
      ? `${name}, of which it cannot be told whether it is installed${judged}`
      : said.installed
        ? version
        : `${name} is not installed; judged for ${said.version ?? 'its newest version'}`;
  const lines = [`${chalk.bold('FORECAST')}  ${wrapText(`${found}, if it started now`, width)}`];
  const { program, refuses } = engineWordsOf(said.engine);
  if (said.starts === false) {
    lines.push(hang(' ', `${program} ${refuses}: ${said.refusals.join(', ')}`, width));
    return lines.join('\n');
  }
  if (said.starts === null)
    lines.push(hang(' ', `Whether ${program} would start cannot be told: see what is undecided.`, width));
  return [...lines, ...storage(said)].join('\n');
}

function storage(said: EngineForecast): readonly string[] {
  const { driver } = engineWordsOf(said.engine);
  if (said.storageDriver === null) return said.starts === null ? [] : [` ${driver}: cannot be told`];
  const told = storageRows(said).map(([label, value]) => `  ${label}: ${value}`);
  return [` ${driver}: ${said.storageDriver}`, ...told];
}

/** What is told of the storage below the driver's own name. */
export function storageRows(said: EngineForecast): readonly (readonly [label: string, value: string])[] {
  const rows: readonly (readonly [label: string, value: string | boolean | null])[] = [
    ['Backing Filesystem', said.backingFilesystem],
    ['Supports d_type', said.supportsDType],
    ['Using metacopy', said.usingMetacopy],
    ['Native Overlay Diff', said.nativeOverlayDiff],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [[label, String(value)] as const]));
}
