export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];
/** A severity, or `off`: the rule is not judged. */
export type Level = Severity | 'off';
export const levels = ['off', 'info', 'warning', 'error'] as const satisfies readonly Level[];

export const isLevel = (text: unknown): text is Level => levels.includes(text as Level);

/** Sorts the gravest first. */
export const severityRank = (severity: Severity): number => severities.indexOf(severity);

export const lower = (a: Severity, b: Severity): Severity => (severityRank(a) > severityRank(b) ? a : b);
