const trueWords = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const falseWords = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/** strconv.ParseBool; `undefined` for what it refuses. */
export function parseGoBool(text: string): boolean | undefined {
  if (trueWords.has(text)) return true;
  return falseWords.has(text) ? false : undefined;
}

const based = /^[+-]?(?:0x(?:_?[0-9a-f])+|0b(?:_?[01])+|0o?(?:_?[0-7])+|0|[1-9](?:_?\d)*)$/i;

/** strconv.ParseInt with base 0 and 64 bits, as pflag reads numbers: prefixes and single underscores are taken. */
export function parseGoInteger(text: string): bigint | undefined {
  if (text.length > 80 || !based.test(text)) return undefined;
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '').toLowerCase();
  const octal = /^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = text.startsWith('-') ? -BigInt(octal) : BigInt(octal);
  return value >= -(2n ** 63n) && value < 2n ** 63n ? value : undefined;
}

/** strconv.ParseInt with base 10 (and strconv.Atoi) and 64 bits. */
export function parseGoDecimal(text: string): bigint | undefined {
  if (!/^[+-]?\d{1,40}$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= -(2n ** 63n) && value < 2n ** 63n ? value : undefined;
}
