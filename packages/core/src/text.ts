const longestText = 2000;

// eslint-disable-next-line no-control-regex
const unfit = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Makes host text fit for people: control characters, line separators and bidirectional overrides become a space each, so that columns stay, and it is cut to a bound.
 * Everything that comes from a host passes here before it enters a report.
 */
export function cleanText(text: string, limit = longestText): string {
  const clean = text.slice(0, limit + 1).replace(unfit, ' ');
  return clean.length > limit ? `${clean.slice(0, limit)}…` : clean;
}
