import type { Shadows } from './shadowed-host.js';

/** Where the unit of a daemon that no unit starts would lie. */
export const syntheticUnit = '/etc/systemd/system/docker.service';

const unitDirectories = ['/etc', '/run', '/usr/local/lib', '/usr/lib', '/lib'].map(base => `${base}/systemd/system`);

export interface DaemonCommand {
  readonly binary: string;
  readonly words: readonly string[];
  readonly driver: string | undefined;
}

/** Shadows that make a host look as if systemd started this daemon, and nothing else did: what reads units then judges that daemon. */
export function unitShadows({ binary, words, driver }: DaemonCommand): Shadows {
  const others = unitDirectories.flatMap(directory => [
    `${directory}/docker.service.d`,
    `${directory}/docker.socket`,
    ...(directory === '/etc/systemd/system' ? [] : [`${directory}/docker.service`]),
  ]);
  const lines = [
    '[Service]',
    `ExecStart=${[binary, ...words].map(quoted).join(' ')}`,
    ...(driver === undefined ? [] : [`Environment=${quoted(`DOCKER_DRIVER=${driver}`)}`]),
    '',
  ];
  return new Map<string, Uint8Array | null>([
    ...others.map(path => [path, null] as const),
    [syntheticUnit, new TextEncoder().encode(lines.join('\n'))],
  ]);
}

const quoted = (word: string): string =>
  `"${word.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('$', '$$$$').replaceAll('%', '%%')}"`;
