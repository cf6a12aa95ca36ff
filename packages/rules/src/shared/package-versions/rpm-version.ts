import { compareDigits } from './deb-version.js';

/** Compares two `VERSION-RELEASE` of one rpm package: negative, zero or positive. */
export function compareRpmVersions(a: string, b: string): number {
  const [left, right] = [split(a), split(b)];
  return compareRpmSegments(left.version, right.version) || compareRpmSegments(left.release, right.release);
}

function split(text: string): { readonly version: string; readonly release: string } {
  const dash = text.lastIndexOf('-');
  return dash < 0 ? { version: text, release: '' } : { version: text.slice(0, dash), release: text.slice(dash + 1) };
}

/**
 * Runs of digits and of letters in turn; what stands between them only parts them. A tilde is older than the end, a caret newer.
 * Source: rpm 4.18 rpmio/rpmvercmp.c.
 */
export function compareRpmSegments(a: string, b: string): number {
  const [left, right] = [segments(a), segments(b)];
  for (let at = 0; ; at++) {
    const [one, two] = [left[at], right[at]];
    if (one === '~' || two === '~') {
      if (one !== two) return one === '~' ? -1 : 1;
      continue;
    }
    if (one === undefined || two === undefined) return (one === undefined ? 0 : 1) - (two === undefined ? 0 : 1);
    if (one === '^' || two === '^') {
      if (one !== two) return one === '^' ? -1 : 1;
      continue;
    }
    const [number, otherNumber] = [/^[0-9]/.test(one), /^[0-9]/.test(two)];
    if (number !== otherNumber) return number ? 1 : -1;
    const difference = number ? compareDigits(one, two) : one < two ? -1 : one > two ? 1 : 0;
    if (difference !== 0) return difference;
  }
}

const segments = (text: string): readonly string[] => text.match(/[0-9]+|[A-Za-z]+|[~^]/g) ?? [];
