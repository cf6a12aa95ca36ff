import { suggestion } from '../suggestion.js';
import { UsageError } from '../usage-error.js';

/** Options as parsed, by their names without dashes. */
export type Flags = Readonly<Record<string, unknown>>;

/** The last value given; `undefined` when the option is absent. */
export function textFlag(flags: Flags, name: string): string | undefined {
  return listFlag(flags, name)?.at(-1);
}

/** All values given; `undefined` when the option is absent. */
export function listFlag(flags: Flags, name: string): readonly string[] | undefined {
  const value = flags[name];
  if (value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).map((item: unknown) => {
    if (typeof item !== 'string') throw new UsageError('unknown-option', `there is no option "--no-${name}"`);
    if (item === '') throw new UsageError('invalid-value', `"--${name}" needs a value`);
    return item;
  });
}

export function booleanFlag(flags: Flags, name: string): boolean | undefined {
  const value: unknown = Array.isArray(flags[name]) ? flags[name].at(-1) : flags[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** A value out of few; anything else is an error that names the nearest. */
export function choiceFlag<T extends string>(flags: Flags, name: string, allowed: readonly T[]): T | undefined {
  const value = textFlag(flags, name);
  if (value === undefined || allowed.includes(value as T)) return value as T | undefined;
  const hint = suggestion(value, allowed);
  const all = hint.startsWith('known') ? '' : ` (known: ${allowed.join(', ')})`;
  throw new UsageError('invalid-value', `"--${name}" cannot be "${value}"; ${hint}${all}`);
}

/** A number of seconds as milliseconds. */
export function secondsFlag(flags: Flags, name: string): number | undefined {
  const value = textFlag(flags, name);
  if (value === undefined) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0;
  if (seconds <= 0 || seconds > 86_400) {
    throw new UsageError(
      'invalid-value',
      `"--${name}" cannot be "${value}"; give a number of seconds from 0.001 to 86400`,
    );
  }
  return Math.max(1, Math.round(seconds * 1000));
}

/** A whole number of days. */
export function daysFlag(flags: Flags, name: string): number | undefined {
  const value = textFlag(flags, name);
  if (value === undefined) return undefined;
  const days = /^\d{1,4}$/.test(value) ? Number(value) : Infinity;
  if (days <= 3650) return days;
  throw new UsageError('invalid-value', `"--${name}" cannot be "${value}"; give a number of days from 0 to 3650`);
}
