// What these mean for a service of the system manager does not depend on the host (systemd.unit(5), SPECIFIERS).
const fixed: Readonly<Record<string, string>> = {
  '%': '%',
  C: '/var/cache',
  E: '/etc',
  h: '/root',
  L: '/var/log',
  n: 'docker.service',
  N: 'docker',
  p: 'docker',
  P: 'docker',
  S: '/var/lib',
  t: '/run',
  T: '/tmp',
  u: 'root',
  U: '0',
  V: '/var/tmp',
};

/** Replaces the specifiers of docker.service that mean the same on every host; the others stay as they are. */
export const expandSpecifiers = (text: string): string =>
  !text.includes('%') ? text : text.replace(/%(.)/gs, (match, letter: string) => fixed[letter] ?? match);
