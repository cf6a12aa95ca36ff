import { TargetError } from '../target-error.js';

/** A host as `ssh://[USER@]HOST[:PORT]` names it. */
export interface SshTarget {
  readonly host: string;
  readonly user: string | undefined;
  readonly port: string | undefined;
}

export const isSshTarget = (target: string): boolean => target.startsWith('ssh://');

/** Throws a TargetError for what names no host, and for what ssh would take for an option. */
export function parseSshTarget(target: string): SshTarget {
  const match = /^ssh:\/\/(?:([^@/]+)@)?(?:\[([0-9A-Fa-f:.%\w-]+)\]|([^@:/[\]]+))(?::(\d{1,5}))?\/?$/.exec(target);
  const [, user, address, name, port] = match ?? [];
  const host = address ?? name;
  if (host === undefined)
    throw new TargetError(`"${target}" names no host; write ssh://HOST, ssh://USER@HOST or ssh://USER@HOST:PORT`);
  for (const word of [host, user])
    if (word !== undefined && !/^[\w.:%+@~][\w.:%+@~\\-]*$/.test(word))
      throw new TargetError(`"${target}" names no host: "${word}" is no name; write ssh://USER@HOST:PORT`);
  return { host, user, port };
}

/** What the system's ssh is started with. Its own configuration decides all else: keys, jump hosts, aliases. */
export function sshArguments({ host, user, port }: SshTarget, options: SshWords): readonly string[] {
  return [
    '-T',
    // A password is never waited for: nobody may be there.
    ...['-o', 'BatchMode=yes', '-o', `ConnectTimeout=${options.connectSeconds}`],
    ...['-o', 'ClearAllForwardings=yes', '-o', 'PermitLocalCommand=no', '-o', 'RemoteCommand=none'],
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', port]),
    '--',
    host,
    options.sudo ? 'sudo -n -- sh -s' : 'sh -s',
  ];
}

export interface SshWords {
  readonly connectSeconds: number;
  readonly sudo: boolean;
}
