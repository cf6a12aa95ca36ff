const longestText = 2000;

// Among them what turns the direction of reading, what takes no room, and halves of characters (not `\p{Surrogate}`, which takes
// milliseconds to look up).
const unfit =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

// With the apostrophe of messages.
const plain = /^[ -~\u2019]*$/;
const blank = /[\t-\r\u0085\u2028\u2029]/;

/**
 * Makes host text fit for people: what breaks a line or makes room becomes a space each, so that columns stay; what steers a
 * terminal, hides or turns the direction of reading becomes a visible mark; and it is cut to a bound.
 * Everything that comes from a host passes here before it enters a report.
 */
export function cleanText(text: string, limit = longestText): string {
  const short = text.length > limit ? text.slice(0, limit) : text;
  const spaced = short.replaceAll('\t', ' ');
  const clean = plain.test(spaced) ? spaced : spaced.replace(unfit, letter => (blank.test(letter) ? ' ' : '\ufffd'));
  return text.length > limit ? `${clean}…` : clean;
}
