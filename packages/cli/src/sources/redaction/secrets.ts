/**
 * What is taken out of what a host says before it leaves the host, as one table for hostlint itself and for the shell script that reads
 * hosts without Node. So each pattern is both a JavaScript RegExp and one of `sed -E`, and means the same in both: no backslash but before
 * a character that it makes plain, none in brackets but doubled, no alternative that is the start of another that follows it, no "~".
 *
 * Lines are taken one by one, and the patterns in their order. A NUL, as between the words of a command line, stands as `nul`.
 */
export interface Pattern {
  readonly find: string;
  /** `\1` is the first group. */
  readonly put: string;
  /** Letters of either case. */
  readonly anyCase?: true;
  /** Only between a line with one and the next with the other. */
  readonly between?: readonly [start: string, end: string];
}

export const nul = '\u0001';
/** Held before a value that stays. It is in no text that is looked through: one that has it counts as binary. */
export const mark = '\u0003';

/** The last words of names whose values are secrets. */
const name =
  '(password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|signing[_-]?key|credential|client-key-data)';
const blank = '[ \t]*';
const is = `"?${blank}[=:]${blank}`;
const space = ` \t${nul}`;

/** Taken out whatever is wanted: nobody needs a private key to judge a host. */
export const privateKeys: readonly Pattern[] = [
  {
    find: '^([ \t]*)[A-Za-z0-9+/=]+$',
    put: '\\1redacted',
    between: ['-----BEGIN [A-Z ]*PRIVATE KEY-----', '-----END [A-Z ]*PRIVATE KEY-----'],
  },
  { find: '(-----BEGIN [A-Z ]*PRIVATE KEY-----)[^"-]+(-----END )', put: '\\1redacted\\2' },
];

export const secrets: readonly Pattern[] = [
  ...privateKeys,
  // https://user:password@host
  { find: `(://)[^]["'<>/?#,${space}]*@`, put: '\\1redacted@' },
  // What looks like a secret by its name and is none: switches, durations, paths.
  {
    find: `${name}(${is}["']?)(true|false|yes|no|null|none|[0-9.hms]+[hms]|[0-9])([]"',;})${space}]|$)`,
    put: `\\1\\2${mark}\\3\\4`,
    anyCase: true,
  },
  {
    find: `${name}(${is}["']?)(/(etc|var|run|root|home|opt|usr|srv|tmp|mnt|dev|proc|data)/)`,
    put: `\\1\\2${mark}\\3`,
    anyCase: true,
  },
  // JSON within the text of other JSON
  { find: `${name}(\\\\"${blank}:${blank}\\\\")[^"\\\\]+`, put: '\\1\\2redacted', anyCase: true },
  { find: `${name}(${is}")([^"\\\\${mark}]|\\\\.)([^"\\\\]|\\\\.)*"`, put: '\\1\\2redacted"', anyCase: true },
  { find: `${name}(${is}')[^'${mark}][^']*'`, put: "\\1\\2redacted'", anyCase: true },
  // YAML
  {
    find: `^([ \t-]*["']?[A-Za-z0-9_.-]*)${name}(["']?:[ \t]+)[^]"'${mark}{}|>#&*[ \t].*$`,
    put: '\\1\\2\\3redacted',
    anyCase: true,
  },
  // "NAME=value with spaces"
  {
    find: `("[A-Za-z0-9_]{0,60})${name}(=)([^"\\\\${mark}]|\\\\.)([^"\\\\]|\\\\.)*`,
    put: '\\1\\2\\3redacted',
    anyCase: true,
  },
  // NAME=value, --name=value
  {
    find: `${name}(${blank}=${blank})[^]"'${mark}=,;&)}${space}][^]"',;&)}${space}]*`,
    put: '\\1\\2redacted',
    anyCase: true,
  },
  // --name value
  { find: `${name}(${nul})[^${nul}${mark}-][^${nul}]*`, put: '\\1\\2redacted', anyCase: true },
  {
    find: `(--?[A-Za-z-]{0,40})${name}( +)[^"'${mark}${space}-][^"'${space}]*`,
    put: '\\1\\2\\3redacted',
    anyCase: true,
  },
  // The registries of docker's config.json and of containerd
  { find: `(^|[^A-Za-z0-9_-])(auth${is}")[^"\\\\]+`, put: '\\1\\2redacted', anyCase: true },
  {
    find: `(authorization["']?[=:]?${blank}["']?(basic|bearer) +)[A-Za-z0-9+/=._-]+`,
    put: '\\1redacted',
    anyCase: true,
  },
  { find: `(authorization"${blank}:${blank}")[^"\\\\]+`, put: '\\1redacted', anyCase: true },
  // What is a secret by its form
  { find: 'eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*', put: 'redacted' },
  { find: 'A[KS]IA[0-9A-Z]{16}', put: 'redacted' },
  { find: '(gh[opsu]_|glpat-|dckr_pat_)[A-Za-z0-9_-]{16,}', put: 'redacted' },
  { find: 'K10[0-9a-f]{32,}::[A-Za-z0-9_:.-]*', put: 'redacted' },
  { find: 'grub\\.pbkdf2\\.[A-Za-z0-9.]+', put: 'redacted' },
  { find: '\\$[0-9a-z]{1,2}\\$[./A-Za-z0-9$=,]{16,}', put: 'redacted' },
  { find: mark, put: '' },
];

/** Files of which nothing is taken out: those that come with the system, and what the kernel says of itself. `*` is any characters. */
export const publicFiles: readonly string[] = [
  ...['bin', 'sbin', 'lib', 'lib64', 'libexec', 'share', 'src'].map(folder => `/usr/${folder}/`),
  ...['/lib/', '/lib64/', '/bin/', '/sbin/', '/sys/', '/proc/sys/', '/boot/config-*', '/boot/System.map-*'],
  ...['/var/lib/dpkg/', '/var/lib/pacman/', '/var/lib/rpm/', '/proc/config.gz', '/proc/kallsyms', '/proc/modules'],
  // Its lines look like those of YAML.
  '/etc/nsswitch.conf',
];

/** Files that hold no secret, but the names and addresses of hosts. */
export const addressFiles: readonly string[] = ['/proc/net/', '/proc/*/net/', '/proc/sys/kernel/hostname'];

/** Databases in which the environments of containers stand. */
export const databases: readonly string[] = ['*/libpod/bolt_state.db', '*/db.sql', '*/db.sql-wal'];
