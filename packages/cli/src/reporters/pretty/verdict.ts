import { weighs, type Report } from '@hostlint/core';
import { isUnreadable } from '../../many/unreadable-rule.js';
import { sourceWords } from '../source-words.js';
import { wrapText } from './layout.js';
import type { Paint } from './paint.js';
import { capitalized, counted } from './words.js';

/** The first lines: the answer, and about which host. */
export function verdict(report: Report, paint: Paint): string {
  const { host, presets, chosen, tool } = report;
  const [said, color] = verdictSentence(report);
  const text = `${said}${known(report)}`;
  const about = [host.os, host.kernel && `Linux ${host.kernel}`, host.arch, sourceWords(host.source)];
  const line = `${about.filter(Boolean).join(' - ')} - ${tool.name} ${tool.version}, preset ${presets.join(' + ')}`;
  const choices = chosen.map(
    ({ preset, presets: own, why }) => `${preset}: judged for ${own.join(', ')}, since ${why}`,
  );
  const small = [line, ...choices].map(text => paint.chalk.dim(wrapText(text, paint.width)));
  return [paint.chalk.bold[color](wrapText(text, paint.width)), ...small].join('\n');
}

/** The answer, and how good it is. */
export function verdictSentence({
  host,
  counts,
  findings,
  forecasts,
}: Report): [text: string, color: 'red' | 'yellow' | 'green'] {
  const fails = (['error', 'warning'] as const).filter(severity => counts.fail[severity] > 0);
  const tally = fails.map(severity => counted(counts.fail[severity], severity)).join(' and ');
  const refused = forecasts.filter(({ starts }) => starts === false).map(({ engine }) => capitalized(engine));
  const started = forecasts.filter(({ starts }) => starts === true).map(({ engine }) => capitalized(engine));
  const broken = findings.filter(finding => finding.broken).length;
  const open = findings.filter(
    finding => finding.status === 'unknown' && finding.severity === 'error' && weighs(finding),
  ).length;
  if (refused.length > 0) {
    return [`${refused.join(' and ')} would not start on ${host.label}${tally === '' ? '' : `: ${tally}`}.`, 'red'];
  }
  if (counts.fail.error > 0) return [`${host.label} is not ready: ${tally}.`, 'red'];
  if (isUnreadable({ findings })) return [`${host.label} could not be read.`, 'red'];
  if (broken > 0) return [`${host.label} could not be judged: ${counted(broken, 'rule')} broke.`, 'red'];
  const warned = tally === '' ? '' : ` ${capitalized(tally)} besides.`;
  if (open > 0)
    return [
      `${host.label} could not be judged whole: ${counted(open, 'finding')} of severity error undecided.${warned}`,
      'yellow',
    ];
  const letBe = findings.filter(
    ({ waiver, severity, baseline }) => waiver && severity === 'error' && baseline !== 'absent',
  );
  if (letBe.length > 0)
    return [
      `${host.label} is let pass, with ${counted(letBe.length, 'finding')} of severity error waived.${warned}`,
      'yellow',
    ];
  if (findings.length === 0) return ['Nothing was judged: no rule is switched on.', 'yellow'];
  const ready = `${host.label} is ready${started.length > 0 ? ` for ${started.join(' and ')}` : ''}`;
  return fails.length > 0 ? [`${ready}, with ${tally}.`, 'yellow'] : [`${ready}.`, 'green'];
}

/** What else there is that does not count, or is told apart: what is waived, and what became of the baseline. */
function known({ findings, counts }: Report): string {
  const problems = findings.filter(({ status }) => status === 'fail' || status === 'unknown');
  const fresh = problems.filter(finding => finding.baseline === 'new' && weighs(finding)).length;
  const gone = problems.filter(({ baseline }) => baseline === 'absent').length;
  const compared = findings.some(({ baseline }) => baseline !== undefined);
  const drift = compared ? ` Beside the baseline: ${fresh} new, ${gone} mended.` : '';
  return `${counts.waived > 0 ? ` Waived: ${counts.waived}.` : ''}${drift}`;
}
