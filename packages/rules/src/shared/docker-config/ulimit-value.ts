import { parseGoDecimal } from '../go-parse/scalar.js';

const names = new Set([
  'core',
  'cpu',
  'data',
  'fsize',
  'locks',
  'memlock',
  'msgqueue',
  'nice',
  'nofile',
  'nproc',
  'rss',
  'rtprio',
  'rttime',
  'sigpending',
  'stack',
]);

/** What go-units' ParseUlimit says against the value of `--default-ulimit`. In daemon.json only the types are checked. */
export function ulimitProblem(value: string): string | undefined {
  const equals = value.indexOf('=');
  if (equals === -1) return `invalid ulimit argument: ${value}`;
  const name = value.slice(0, equals);
  if (!names.has(name)) return `invalid ulimit type: ${name}`;
  const limits = value.slice(equals + 1).split(':');
  if (limits.length > 2)
    return `too many limit value arguments - ${value.slice(equals + 1)}, can only have up to two, \`soft[:hard]\``;
  const numbers = limits.map(parseGoDecimal);
  const wrong = numbers.indexOf(undefined);
  if (wrong !== -1) return `strconv.ParseInt: parsing "${limits[wrong]}": invalid syntax`;
  const [soft, hard = soft] = numbers as bigint[];
  if (soft === undefined || hard === undefined || hard === -1n) return undefined;
  if (soft === -1n || soft > hard)
    return `ulimit soft limit must be less than or equal to hard limit: ${soft} > ${hard}`;
  return undefined;
}
