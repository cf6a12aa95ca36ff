import type { Evidence, Outcome, OutcomeDetails, RuleContext } from '@hostlint/core';

/** How a sysctl compares with the least that is wanted of it. */
export type Comparison =
  | { readonly is: 'enough'; readonly evidence: readonly Evidence[] }
  | { readonly is: 'absent'; readonly evidence: readonly Evidence[] }
  | { readonly is: 'little'; readonly have: string; readonly evidence: readonly Evidence[] }
  | { readonly is: 'unknown'; readonly why: string };

type Found =
  | { readonly known: true; readonly value: string | null; readonly evidence: readonly Evidence[] }
  | { readonly known: false; readonly detail: string };

/** Compares a sysctl that is a number. Large ones are no safe integers, but order well enough. */
export function compareSysctl(key: string, found: Found, least: number): Comparison {
  if (!found.known) return { is: 'unknown', why: `${key}: ${found.detail}` };
  const { value, evidence } = found;
  if (value === null) return { is: 'absent', evidence };
  if (!/^\d+$/.test(value)) return { is: 'unknown', why: `${key} is "${value}", which is no number` };
  return Number(value) >= least ? { is: 'enough', evidence } : { is: 'little', have: value, evidence };
}

type Words = Pick<RuleContext<never, never, never>, 'pass' | 'notApplicable' | 'unknown'>;

/** One outcome for a sysctl of which at least so much is wanted; `few` words the fail. */
export function judgeLeast(
  { pass, notApplicable, unknown }: Words,
  key: string,
  found: Found,
  least: number,
  few: (have: string, details: OutcomeDetails) => Outcome,
): Outcome {
  const compared = compareSysctl(key, found, least);
  if (compared.is === 'unknown') return unknown(compared.why, { subject: key });
  const details = { subject: key, evidence: compared.evidence };
  if (compared.is === 'absent') return notApplicable(`this kernel has no ${key}`, details);
  return compared.is === 'enough' ? pass(details) : few(compared.have, details);
}
