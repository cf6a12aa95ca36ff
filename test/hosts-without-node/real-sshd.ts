import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** An sshd of our own on loopback, and an `ssh` that knows it: hosts by the name of what is done with the command that is sent. */
export interface RealSshd {
  readonly port: number;
  /** To be the first in PATH. */
  readonly programs: string;
  close(): void;
}

const program = '/usr/sbin/sshd';

export function missingForSshd(): string | null {
  if (!fs.existsSync(program)) return '"sshd" is not installed: apt-get install openssh-server';
  if (spawnSync('ssh', ['-V']).error) return '"ssh" is not installed: apt-get install openssh-client';
  return process.geteuid?.() === 0 ? null : 'sshd is started by root: sudo npm test';
}

/** @param commands what a host does in place of the command that it is sent, by the host's name; empty: the command itself */
export async function startSshd(commands: Readonly<Record<string, string>>): Promise<RealSshd> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-sshd-'));
  const port = await freePort();
  const makeKey = (name: string): string => {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', `${home}/${name}`]);
    return fs.readFileSync(`${home}/${name}.pub`, 'utf8').trim();
  };
  const hostKey = makeKey('host-key');
  const accepted = Object.entries(commands).map(([name, command]) => {
    const forced = command === '' ? '' : `command="${command.replaceAll('"', '\\"')}" `;
    return `${forced}${makeKey(name)}`;
  });
  makeKey('refused');
  fs.writeFileSync(`${home}/authorized`, `${accepted.join('\n')}\n`, { mode: 0o600 });
  fs.writeFileSync(`${home}/known`, `[127.0.0.1]:${port} ${hostKey}\n`);
  fs.writeFileSync(
    `${home}/sshd-config`,
    [
      ...[
        `Port ${port}`,
        'ListenAddress 127.0.0.1',
        `HostKey ${home}/host-key`,
        `AuthorizedKeysFile ${home}/authorized`,
      ],
      ...[
        'StrictModes no',
        'UsePAM no',
        'PidFile none',
        'PermitRootLogin yes',
        'PasswordAuthentication no',
        'PrintMotd no',
        '',
      ],
    ].join('\n'),
  );
  fs.writeFileSync(
    `${home}/ssh-config`,
    [
      ...[...Object.keys(commands), 'refused'].flatMap(name => [`Host ${name}`, `  IdentityFile ${home}/${name}`]),
      'Host stranger',
      `  UserKnownHostsFile ${home}/nobody`,
      `  IdentityFile ${home}/${Object.keys(commands)[0] ?? ''}`,
      'Host *',
      ...['HostName 127.0.0.1', `Port ${port}`, 'User root', 'IdentitiesOnly yes', 'IdentityAgent none'].map(
        line => `  ${line}`,
      ),
      ...[`UserKnownHostsFile ${home}/known`, 'StrictHostKeyChecking yes', ''].map(line => `  ${line}`),
    ].join('\n'),
  );
  const ssh = spawnSync('sh', ['-c', 'command -v ssh']).stdout.toString().trim();
  fs.mkdirSync(`${home}/programs`);
  fs.writeFileSync(`${home}/programs/ssh`, `#!/bin/sh\nexec ${ssh} -F ${home}/ssh-config "$@"\n`, { mode: 0o755 });
  const separation = makeSeparationDirectory();
  const server = spawn(program, ['-D', '-e', '-f', `${home}/sshd-config`], { stdio: ['ignore', 'ignore', 'pipe'] });
  const close = (): void => {
    server.kill();
    fs.rmSync(home, { recursive: true });
    if (separation) fs.rmdirSync(separation);
  };
  try {
    await listening(server);
  } catch (error) {
    close();
    throw error;
  }
  return { port, programs: `${home}/programs`, close };
}

/** Debian's sshd wants an empty directory that its service makes. */
function makeSeparationDirectory(): string | null {
  if (fs.existsSync('/run/sshd')) return null;
  fs.mkdirSync('/run/sshd', { mode: 0o755 });
  return '/run/sshd';
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Server listening')) resolve();
    });
    server.on('exit', () => reject(new Error(`sshd ended: ${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
