import { cleanText, mergeReads, type HostSource, type Reads } from '@hostlint/core';
import { readsScript } from '../../collect/script/collection-script.js';
import { tool } from '../../tool.js';
import { contentKind } from '../content-kind.js';
import { openBytes } from '../open.js';
import { isTargetError, TargetError } from '../target-error.js';
import { last, runSsh, type SshEnd } from './run-ssh.js';
import { parseSshTarget, sshArguments } from './ssh-target.js';

export interface SshOptions {
  readonly reads: readonly Reads[];
  /** As root, through sudo. */
  readonly sudo?: boolean;
  /** Bound on connecting, and twice that on one look; 10 000 by default. */
  readonly timeoutMs?: number;
}

/** Seconds after which the host is asked nothing more. */
const totalSeconds = 60;

/**
 * Reads a host over the system's ssh: the script of `collect --script` goes in, a snapshot comes out. Nothing is left there.
 * @throws TargetError that says what went wrong in ssh's own words, and what to do next
 */
export async function openSsh(target: string, options: SshOptions): Promise<HostSource> {
  const { sudo = false, timeoutMs = 10_000 } = options;
  const ssh = parseSshTarget(target);
  const seconds = timeoutMs / 1000;
  const script = readsScript(mergeReads(options.reads, false), {
    by: `${tool.name} ${tool.version}`,
    // What is judged at once and kept nowhere needs no other secrets taken out than private keys.
    redaction: 'none',
    seconds: seconds / 2,
    totalSeconds,
  });
  const words = sshArguments(ssh, { connectSeconds: Math.max(1, Math.ceil(seconds)), sudo });
  const bound = (Math.ceil(seconds) + totalSeconds * 2 + 60) * 1000;
  const end = await runSsh(words, script, { target, timeoutMs: bound });
  const fault = faultOf(end, { host: ssh.host, sudo });
  if (fault !== undefined) throw new TargetError(`"${target}" cannot be read: ${fault}`);
  try {
    return { ...(await openBytes(end.stdout, target)), label: ssh.host };
  } catch (error) {
    // What the host said about it is worth more than what is wrong with the bytes.
    if (!isTargetError(error) || end.stderr.trim() === '') throw error;
    throw new TargetError(`${error.message} (${last(end.stderr)})`, { cause: error });
  }
}

/** What kept a snapshot from coming, with the next step. */
export function faultOf(
  { stdout, stderr, code }: SshEnd,
  { host, sudo }: { readonly host: string; readonly sudo: boolean },
): string | undefined {
  const words = last(stderr);
  const isSnapshot = ['gzip', 'tar'].includes(String(contentKind(stdout)));
  if (code === 0 && isSnapshot) return undefined;
  if (/sudo: .*(password is required|terminal is required|no tty|askpass)/.test(stderr))
    return `sudo wants a password there (${words}); allow the user to run sh with NOPASSWD in sudoers, log in as root, or leave --sudo out`;
  if (/is not in the sudoers file|may not run sudo|not allowed to execute/.test(stderr))
    return `the user may not use sudo there (${words}); log in as another user, or leave --sudo out`;
  if (/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/.test(stderr))
    return `its host key is not known or has changed (${words}); check it, and connect once by hand: ssh ${host}`;
  if (code === 255 && /Permission denied|Too many authentication failures/.test(stderr))
    return `it refuses the login (${words}); passwords are not asked for, so have a key accepted: ssh-copy-id ${host}`;
  if (code === 255 && stdout.length === 0) return `ssh cannot connect (${words}); try by hand: ssh ${host} true`;
  if (stdout.length > 0 && !isSnapshot)
    return `it prints ${JSON.stringify(firstLine(stdout))} before the snapshot; its shell's start-up files must print nothing where no terminal is`;
  const complaint = /^hostlint: (.+)$/m.exec(stderr)?.[1];
  if (complaint !== undefined) return cleanText(complaint);
  if (code === 127 || code === 126)
    return sudo
      ? `there is no sh or no sudo there (${words}); leave --sudo out, or install one`
      : `there is no sh there (${words}); read it another way, such as its root file system or \`hostlint collect\` on it`;
  if (code === 0)
    return `it sent nothing (${words}); try by hand: hostlint collect --script | ssh ${host} sh -s | wc -c`;
  return `the connection ended before the snapshot was whole (${words}); try again`;
}

function firstLine(bytes: Uint8Array): string {
  const [line = ''] = new TextDecoder().decode(bytes.subarray(0, 200)).split('\n');
  return cleanText(line.slice(0, 80));
}
