import { mark, type Pattern } from './secrets.js';

/**
 * What `strict` takes out beside secrets: names of hosts, public addresses, MAC addresses. Private, local and special addresses stay: they
 * tell nobody where the host is, and verdicts hang on them. Everything becomes one and the same name or number of those kept for
 * documentation (RFC 2606, RFC 5737, RFC 3849, RFC 7042).
 */
export const addresses: readonly Pattern[] = [
  { find: '(^|[^0-9A-Fa-f:])([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}($|[^0-9A-Fa-f:])', put: '\\100:00:5e:00:53:00\\3' },
  // 10/8, 127/8, 0/8, 169.254/16, 172.16/12, 192.168/16, 100.64/10, 224/3
  {
    find: `(^|[^0-9A-Za-z.])(0|10|127|2[2-5][0-9])(\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3})`,
    put: `\\1${mark}\\2\\3`,
  },
  {
    find: `(^|[^0-9A-Za-z.])(169\\.254|192\\.168|172\\.1[6-9]|172\\.2[0-9]|172\\.3[01])(\\.[0-9]{1,3}\\.[0-9]{1,3})`,
    put: `\\1${mark}\\2\\3`,
  },
  {
    find: `(^|[^0-9A-Za-z.])(100\\.6[4-9]|100\\.[7-9][0-9]|100\\.1[01][0-9]|100\\.12[0-7])(\\.[0-9]{1,3}\\.[0-9]{1,3})`,
    put: `\\1${mark}\\2\\3`,
  },
  // With one digit in front it is a version as often, or a public resolver (1.1.1.1).
  {
    find: `(^|[ \t"'=@,([/])([1-9][0-9]{1,2}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3})($|[]\t "',:/)])`,
    put: '\\1192.0.2.1\\3',
  },
  // 2000::/3 in text, and as /proc/net has it
  {
    find: `(^|[^0-9A-Za-z:.])[23][0-9A-Fa-f]{3}:[0-9A-Fa-f:]*:[0-9A-Fa-f:]*`,
    put: '\\12001:db8::1',
  },
  { find: '(^|[ \t])[23][0-9a-f]{31}($|[ \t])', put: '\\120010db8000000000000000000000001\\2' },
  // The far ends of connections
  { find: '^( *[0-9]+: [0-9A-F]+:[0-9A-F]{4}) [0-9A-F]{8}:[0-9A-F]{4} (0[1-9BC])', put: '\\1 010200C0:0050 \\2' },
  {
    find: '^( *[0-9]+: [0-9A-F]+:[0-9A-F]{4}) [0-9A-F]{32}:[0-9A-F]{4} (0[1-9BC])',
    put: '\\1 B80D0120000000000000000001000000:0050 \\2',
  },
  // Names where they are said to be names of hosts
  { find: `(://${mark}?)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.[A-Za-z]{2,}`, put: '\\1host.invalid' },
  { find: '(@)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.[A-Za-z]{2,}', put: '\\1host.invalid' },
  { find: '^([ \t]*(search|domain)[ \t]+).*$', put: '\\1invalid' },
  { find: '(--hostname-override[= ])[A-Za-z0-9._-]+', put: '\\1redacted-host' },
  { find: mark, put: '' },
];

/** Files that hold the host's name and nothing else. */
export const nameFiles: readonly string[] = ['/etc/hostname', '/proc/sys/kernel/hostname'];

/** What stands in their place. */
export const noName = 'redacted-host';

/** The host's own name wherever it stands, unless it may be a word of any configuration ("docker"). */
export function hostPattern(host: string): Pattern | undefined {
  if (!/^[A-Za-z0-9.-]{4,}$/.test(host) || !/[0-9.-]/.test(host)) return undefined;
  return { find: `(^|[^A-Za-z0-9-])${host.replaceAll('.', '\\.')}($|[^A-Za-z0-9-])`, put: `\\1${noName}\\2` };
}
