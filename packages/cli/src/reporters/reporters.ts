import type { Reporter } from '@hostlint/core';
import { github } from './github.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { nagios } from './nagios.js';
import { ndjson } from './ndjson.js';
import { pretty } from './pretty.js';
import { prometheus } from './prometheus.js';
import { sarif } from './sarif.js';
import { tap } from './tap.js';

/** The reporters that come with hostlint, by the name of their format. */
export const reporters = {
  pretty,
  json,
  ndjson,
  sarif,
  junit,
  tap,
  markdown,
  github,
  prometheus,
  html,
  nagios,
} as const satisfies Readonly<Record<string, Reporter>>;
