import { resolve } from 'node:path';
import { createFactStore, type HostSource, indexPlugins, type PluginIndex } from '@hostlint/core';
import { wantsColor } from '../color.js';
import { type Command, type CommandExitCode, interrupted, type Invocation } from '../command.js';
import { loadConfigured } from '../config/settings.js';
import { booleanFlag, choiceFlag, textFlag } from '../flags/flags.js';
import { configurationOptions } from '../flags/option-groups.js';
import { inNumbers } from '../layers/words.js';
import type { LayersReport } from '../layers/report.js';
import { paintOf } from '../reporters/pretty/paint.js';
import { plainSettings } from '../reporters/report-settings.js';
import { readingSettings, type ReadingSettings } from '../run-settings.js';
import { labelOf, oneTarget, openTarget } from '../target.js';
import { columnsOf } from '../terminal-width.js';
import { tool } from '../tool.js';
import { UsageError } from '../usage-error.js';

const reading = 'How the host is read:';
const text = { type: 'string', nargs: 1, requiresArg: true } as const;

export const layers: Command = {
  name: 'layers',
  usage: 'hostlint layers [PATH] [options]',
  summary: 'Show images, layers and containers as they lie on disk',
  about:
    'What the stores of Docker, containerd and podman hold, how layers lie over one another, and what they cost. No engine needs to run.\n\n' +
    "PATH is a storage root such as /var/lib/docker; without it, this machine's own.",
  options: {
    census: {
      group: reading,
      describe: 'Count entries, inodes and hard links, of each layer and in all',
      type: 'boolean',
    },
    sizes: { group: reading, describe: 'Count bytes as well, which takes longer', type: 'boolean' },
    target: {
      ...text,
      group: reading,
      describe: 'TARGET as for check, whose stores are shown; this machine by default',
    },
    format: { ...text, group: 'Report:', describe: 'text, json or html' },
    verbose: { group: 'Report:', describe: 'All layers below each container', type: 'boolean' },
    quiet: { group: 'Report:', describe: 'No progress on the terminal', type: 'boolean' },
    ...configurationOptions,
  },
  examples: [
    ['sudo hostlint layers', 'What this machine has stored'],
    ['sudo hostlint layers /var/lib/docker --census', 'And what it takes of the inodes'],
    ['sudo hostlint layers --sizes --format html > layers.html', 'A page with the picture'],
  ],
  epilogue:
    'Exit code 0: shown. 2: wrong use, or it cannot be read. 130: interrupted; what was counted until then is shown.',
  run: runLayers,
};

async function runLayers({ words, flags, environment, progress }: Invocation) {
  const given = oneTarget(words, 'layers');
  const format = choiceFlag(flags, 'format', ['text', 'json', 'html']) ?? 'text';
  const target = textFlag(flags, 'target');
  const sizes = booleanFlag(flags, 'sizes') ?? false;
  const counts = sizes || (booleanFlag(flags, 'census') ?? false);
  if (counts && target !== undefined)
    throw new UsageError(
      'invalid-value',
      'only this machine is counted; name a directory of it: hostlint layers PATH --census',
    );
  const configured = await loadConfigured(flags, environment);
  const index = indexPlugins(configured.plugins);
  const settings = readingSettings(flags, configured, index);
  const host = await openTarget(target, { probe: false, index }, environment);
  const path = given === undefined || target !== undefined ? given : resolve(environment.workingDirectory, given);
  const roots = path === undefined ? await rootsOf(host, index, settings) : [path];

  const { reportLayers } = await import('../layers/report-layers.js');
  const interruption = new AbortController();
  const stopListening = counts ? environment.onInterrupt?.(() => interruption.abort()) : undefined;
  const start = performance.now();
  let report: LayersReport;
  try {
    report = await reportLayers(host, host.label ?? labelOf(target, environment.hostname), roots, {
      counts,
      sizes,
      isNamed: path !== undefined,
      signal: interruption.signal,
      onProgress: entries => progress?.say(() => progressWords(entries, performance.now() - start)),
    });
  } finally {
    stopListening?.();
  }
  const exitCode: CommandExitCode = interruption.signal.aborted ? interrupted : 0;
  if (format === 'json') {
    const { formatLayersJson } = await import('../layers/format-json.js');
    return { text: formatLayersJson(report, tool), exitCode };
  }
  if (format === 'html') {
    const { layersPage } = await import('../layers/html/page.js');
    return { text: layersPage(report, tool), exitCode };
  }
  const { formatLayersText } = await import('../layers/format-text.js');
  const { stdout, variables } = environment;
  const color = wantsColor(booleanFlag(flags, 'color'), variables, stdout.isTTY === true);
  const verbose = booleanFlag(flags, 'verbose') ?? false;
  const paint = paintOf({ ...plainSettings, color, verbose, width: columnsOf(stdout, variables) });
  return { text: formatLayersText(report, paint), exitCode };
}

/** The storage roots of the host's engines, as facts know them. */
async function rootsOf(
  host: HostSource,
  index: PluginIndex,
  { engines, timeoutMs }: ReadingSettings,
): Promise<readonly string[]> {
  const fact = index.facts.get('storage/roots');
  const judged = index.forecasts.map(({ engine }) => engine);
  const found = fact && (await createFactStore(host, { settings: { engines, judged }, timeoutMs }).get(fact));
  if (!found?.known)
    throw new UsageError(
      'unknown-argument',
      `where this host stores layers cannot be told${found ? ` (${found.detail})` : ''}; name it: hostlint layers PATH`,
    );
  const roots = found.value as readonly { readonly path: string; readonly exists: boolean }[];
  const there = roots.filter(({ exists }) => exists).map(({ path }) => path);
  return there.filter(path => !there.some(other => path.startsWith(`${other}/`)));
}

function progressWords(entries: number, milliseconds: number): string {
  const rate = Math.round(entries / Math.max(1, milliseconds));
  return `counted ${inNumbers(entries)} entries, ${inNumbers(rate)} thousand a second; Ctrl-C shows what there is`;
}
