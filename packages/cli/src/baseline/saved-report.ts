import { cleanText, type EngineForecast, type Evidence, type Finding, type Report, type Waiver } from '@hostlint/core';

const clean = (text: string): string => cleanText(text);
const cleanOrNull = (text: string | null): string | null => (text === null ? null : cleanText(text));

const counts = { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 };

/** A report that fits its shape, without what is not known and with no text that a terminal would obey. Counts are not kept. */
export function cleanReport({ host, presets, chosen, forecasts, findings, tool }: Report): Report {
  return {
    schemaVersion: 1,
    tool: { name: clean(tool.name), version: clean(tool.version) },
    host: {
      label: cleanText(host.label, 200),
      source: clean(host.source),
      kernel: cleanOrNull(host.kernel),
      os: cleanOrNull(host.os),
      arch: cleanOrNull(host.arch),
    },
    presets: presets.map(clean),
    chosen: chosen.map(({ preset, presets, why }) => ({ preset, presets, why: clean(why) })),
    forecasts: forecasts.map(cleanForecast),
    // What had gone already when the report was made is not known to be there.
    findings: findings.filter(({ baseline }) => baseline !== 'absent').map(cleanFinding),
    counts,
    exitCode: 0,
  };
}

const cleanForecast = (said: EngineForecast): EngineForecast => ({
  engine: clean(said.engine),
  version: cleanOrNull(said.version),
  installed: said.installed,
  starts: said.starts,
  refusals: said.refusals.map(clean),
  storageDriver: cleanOrNull(said.storageDriver),
  backingFilesystem: cleanOrNull(said.backingFilesystem),
  supportsDType: said.supportsDType,
  nativeOverlayDiff: said.nativeOverlayDiff,
  usingMetacopy: said.usingMetacopy,
});

function cleanFinding({
  rule,
  severity,
  status,
  subject,
  message,
  evidence,
  waiver,
  kernel,
  more,
  broken,
}: Finding): Finding {
  return {
    rule: clean(rule),
    severity,
    status,
    subject: subject === null ? null : cleanText(subject, 300),
    message: clean(message),
    evidence: evidence.slice(0, 20).map(cleanEvidence),
    fix: null,
    cure: null,
    waiver: waiver === null ? null : cleanWaiver(waiver),
    ...(kernel !== undefined && { kernel: clean(kernel) }),
    ...(more !== undefined && { more }),
    ...(broken !== undefined && { broken: { name: '', message: '', stack: '' } }),
  };
}

const cleanEvidence = ({ path, line, column, text }: Evidence): Evidence => ({
  path: cleanText(path, 500),
  ...(line !== undefined && { line }),
  ...(column !== undefined && { column }),
  ...(text !== undefined && { text: cleanText(text, 200) }),
});

/** That there was one is what matters; what it said is shown, and may be of another version's making. */
function cleanWaiver({ reason, owner, expires, file, line }: Partial<Waiver>): Waiver {
  const text = (value: unknown): string => (typeof value === 'string' ? clean(value) : '');
  return {
    reason: text(reason),
    owner: text(owner),
    expires: text(expires) || null,
    file: text(file),
    line: Number.isInteger(line) ? (line ?? 1) : 1,
  };
}
