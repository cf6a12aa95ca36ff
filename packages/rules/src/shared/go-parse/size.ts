import { isSince } from '../docker-options/engine-version.js';

const oldForm = /^(\d+(?:\.\d+)*) ?[kKmMgGtTpP]?[iI]?[bB]?$/;
const goFloat = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const suffix = /^(?:b|[kmgtp](?:b|ib)?)?$/i;

/**
 * What go-units' RAMInBytes says against a size such as `64m`; `undefined` when it takes it. docker/go-units v0.4.0 (Docker 20.10) wants
 * a plain form; v0.5.0 (23.0 and later) takes whatever Go's ParseFloat takes before the unit.
 */
export function sizeProblem(version: string, text: string): string | undefined {
  const invalid = `invalid size: '${text}'`;
  if (text.length > 100) return invalid;
  if (!isSince(version, '23.0')) {
    const [, number] = oldForm.exec(text) ?? [];
    if (number === undefined) return invalid;
    return goFloat.test(number) ? undefined : `strconv.ParseFloat: parsing "${number}": invalid syntax`;
  }
  const separator = Math.max(...[...'0123456789. '].map(char => text.lastIndexOf(char)));
  if (separator === -1) return invalid;
  const number = text.slice(0, text[separator] === ' ' ? separator : separator + 1);
  const unit = text.slice(separator + 1);
  if (!goFloat.test(number)) return `strconv.ParseFloat: parsing "${number}": invalid syntax`;
  if (Number(number) < 0) return invalid;
  return suffix.test(unit) ? undefined : `invalid suffix: '${unit.toLowerCase()}'`;
}
