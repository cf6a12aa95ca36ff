import type { Reporter } from '@hostlint/core';
import { suggestion } from '../suggestion.js';
import { UsageError } from '../usage-error.js';
import type { SettledReporter } from './report-settings.js';

/** Loaded when asked for: a run needs one of them, and start-up time is short. */
const own: Readonly<Record<string, () => Promise<SettledReporter>>> = {
  pretty: async () => (await import('./pretty.js')).pretty,
  json: async () => (await import('./json.js')).json,
  ndjson: async () => (await import('./ndjson.js')).ndjson,
  sarif: async () => (await import('./sarif.js')).sarif,
  junit: async () => (await import('./junit.js')).junit,
  tap: async () => (await import('./tap.js')).tap,
  markdown: async () => (await import('./markdown.js')).markdown,
  github: async () => (await import('./github.js')).github,
  prometheus: async () => (await import('./prometheus.js')).prometheus,
  html: async () => (await import('./html.js')).html,
  nagios: async () => (await import('./nagios.js')).nagios,
};

export const ownFormats = Object.keys(own);

/** The reporter that a command line asks for, where it is one of ours: also of a command line that means nothing otherwise. */
export async function ownReporterAsked(argv: readonly string[]): Promise<SettledReporter | undefined> {
  const words = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  const at = words.findLastIndex(word => word === '--format' || word.startsWith('--format='));
  const name = words[at] === '--format' ? words[at + 1] : words[at]?.slice('--format='.length);
  return name !== undefined && Object.hasOwn(own, name) ? own[name]?.() : undefined;
}

/** The reporter of a format, ours or a plugin's. Throws a UsageError with the nearest name when there is none. */
export async function reporterNamed(name: string, brought: ReadonlyMap<string, Reporter>): Promise<SettledReporter> {
  const load = Object.hasOwn(own, name) ? own[name] : undefined;
  const reporter = load ? await load() : brought.get(name);
  if (reporter) return reporter;
  const known = [...ownFormats, ...brought.keys()];
  const hint = suggestion(name, known);
  const all = hint.startsWith('known') ? '' : ` (known: ${known.join(', ')})`;
  throw new UsageError('unknown-format', `unknown format "${name}"; ${hint}${all}`);
}
