import { pageOf } from './html/context.js';
import { htmlDocument } from './html/document.js';
import { pageHosts } from './html/hosts.js';
import { plainSettings, type SettledReporter } from './report-settings.js';

/** A page for people who were not at the terminal: complete in itself, for one host or many. */
export const html: SettledReporter = {
  summary: 'One page for browsers, complete in itself: to read, filter, search and print.',
  format: (report, rules, settings) =>
    html.formatMany?.(
      { schemaVersion: 1, tool: report.tool, reports: [report], exitCode: report.exitCode },
      rules,
      settings,
    ) ?? '',
  formatMany: (set, rules, settings = plainSettings) =>
    htmlDocument(set, pageOf(pageHosts(set.reports), rules, settings)),
};
