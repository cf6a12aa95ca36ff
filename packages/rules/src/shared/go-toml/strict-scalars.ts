import type { TomlScalar } from './node.js';

interface ScannedNumber extends Pick<TomlScalar, 'kind' | 'text' | 'problem'> {
  readonly length: number;
  /** It is not only out of range. */
  readonly malformed: boolean;
}

/** Source: pelletier/go-toml v2.2.4 unstable/parser.go scanIntOrFloat, scanDateTime; decode.go. `undefined`: no number starts here. */
export function scanStrictNumber(text: string, at: number, newer = false): ScannedNumber | undefined {
  const rest = text.slice(at, at + 200);
  const special = /^[+-]?[\d_+-]*(?:inf|nan)/.exec(rest)?.[0];
  if (special !== undefined && (/^[in]/.test(special) || /^[+\-\d]/.test(special)))
    return withProblem('float', special, /^[+-]?(?:inf|nan)$/.test(special) ? undefined : 'invalid float');
  if (/^\d{2}:|^\d{4}-/.test(rest)) {
    const date = /^[\d\-+:.TtZz]*(?: \d[\d\-+:.TtZz]*)?/.exec(rest)?.[0] ?? '';
    return withProblem('date', date, dateProblem(date, newer));
  }
  const based = /^0(?:x[\da-fA-F_]*|o[0-7_]*|b[01_]*|(?![.eE])(?=[\s\S]{2}))/.exec(rest)?.[0];
  const digits = based ?? /^[\d+\-_.eE]+/.exec(rest)?.[0];
  if (digits === undefined) return undefined;
  if (based === undefined && /[.eE]/.test(digits)) return withProblem('float', digits, floatProblem(digits));
  return withProblem('integer', digits, integerProblem(digits));
}

const outOfRange = 'the number does not fit in 64 bits';

function withProblem(kind: TomlScalar['kind'], text: string, problem: string | undefined): ScannedNumber {
  const malformed = problem !== undefined && problem !== outOfRange && kind !== 'date';
  return { kind, text, length: text.length, malformed, ...(problem === undefined ? {} : { problem }) };
}

function integerProblem(text: string): string | undefined {
  if (/^0x(?:[\da-fA-F]+_)*[\da-fA-F]+$|^0o(?:[0-7]+_)*[0-7]+$|^0b(?:[01]+_)*[01]+$/.test(text))
    return fits(BigInt(text.replaceAll('_', '')));
  if (!/^[+-]?(?:0|[1-9]\d*(?:_\d+)*)$/.test(text)) return `couldn't parse the number ${text}`;
  return fits(BigInt(text.replace(/^\+/, '').replaceAll('_', '')));
}

const fits = (value: bigint): string | undefined =>
  value >= -(2n ** 63n) && value < 2n ** 63n ? undefined : outOfRange;

function floatProblem(text: string): string | undefined {
  const valid = /^[+-]?(?:0|[1-9]\d*(?:_\d+)*)(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?$/.test(text);
  if (!valid) return `unable to parse the float ${text}`;
  return Number.isFinite(Number(text.replaceAll('_', ''))) ? undefined : outOfRange;
}

const day = /^(\d{4})-(\d{2})-(\d{2})/;

function dateProblem(text: string, newer: boolean): string | undefined {
  const match =
    /^(?:\d{4}-\d{2}-\d{2}(?:[Tt ]|$))?(?:(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(?:[Zz]|[+-]\d{2}:\d{2})?$/.exec(
      text,
    );
  const [year, month, date] = (day.exec(text) ?? []).slice(1).map(Number);
  if (!match || (year !== undefined && !isDay(year, month ?? 0, date ?? 0))) return `impossible date ${text}`;
  const [, hour = '0', minute = '0', second = newer || match[1] === undefined ? '0' : '99'] = match;
  return +hour > 23 || +minute > 59 || +second > 60 ? `impossible time ${text}` : undefined;
}

const isDay = (year: number, month: number, date: number): boolean =>
  month >= 1 && month <= 12 && date >= 1 && date <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
