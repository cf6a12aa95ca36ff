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

/** The reporter of a format where it is one of ours. */
export const ownReporter = async (name: string): Promise<SettledReporter | undefined> =>
  Object.hasOwn(own, name) ? own[name]?.() : undefined;

/** The reporter of a format, ours or a plugin's. Throws a UsageError with the nearest name when there is none. */
export async function reporterNamed(name: string, brought: ReadonlyMap<string, Reporter>): Promise<SettledReporter> {
  const reporter = (await ownReporter(name)) ?? brought.get(name);
  if (reporter) return reporter;
  const known = [...ownFormats, ...brought.keys()];
  const hint = suggestion(name, known);
  const all = hint.startsWith('known') ? '' : ` (known: ${known.join(', ')})`;
  throw new UsageError('unknown-format', `unknown format "${name}"; ${hint}${all}`);
}
