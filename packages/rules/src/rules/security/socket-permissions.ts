import { defineRule, maybe, type Outcome } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { dockerSocketUnit } from '../../facts/docker/socket-unit.js';
import { engineSockets } from '../../facts/security/engine-sockets.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { lookAsRoot } from '../../shared/cures.js';

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

export const socketPermissions = defineRule({
  id: 'security/socket-permissions',
  meta: {
    title: 'Not everyone on the host may give orders to its engines.',
    why: 'Who may write to an engine’s socket can start a container with the host’s file system in it, and so is root. `chmod 666 /var/run/docker.sock` gives that to every process of every user.',
    fix: 'Take the rights of others away from the socket, and give the group docker to those who need it.',
    severity: 'warning',
    securitySeverity: 8.8,
    tags: ['CIS Docker 3.15', 'CIS Docker 3.16', 'CIS Docker 3.24'],
    sources: [
      'moby v29.7.2 contrib/init/systemd/docker.socket (SocketMode=0660), daemon/listeners/listeners_linux.go',
      'docker-bench-security 1.6.1 tests/3_docker_daemon_configuration_files.sh; systemd.socket(5) SocketMode=',
    ],
  },
  needs: { sockets: engineSockets, config: maybe(daemonConfig), unit: maybe(dockerSocketUnit) },
  messages: {
    open: 'Every user of the host may write to {path} (mode {mode}), and so be root through {engine}.',
    openByUnit:
      '{unit} has systemd make the socket of dockerd with mode {mode}: every user of the host may be root through it.',
  },
  check({ facts: { sockets, config, unit }, pass, fail, notApplicable, unknown }) {
    const outcomes: Outcome[] = sockets.map(socket => {
      const { path, engine } = socket;
      if (!socket.known) return unknown(socket.detail, { subject: path, cure: lookAsRoot });
      const evidence = [{ path, text: `mode ${octal(socket.mode)}` }];
      if ((socket.mode & 0o002) === 0) return pass({ subject: path, evidence });
      const fix = {
        summary: `Take the rights of others away from ${path}.`,
        commands: [`chmod o-rwx ${shellWord(path)}`],
      };
      return fail('open', { path, mode: octal(socket.mode), engine }, { subject: path, evidence, fix });
    });
    const ofUnit = judgeUnit();
    if (ofUnit) outcomes.push(ofUnit);
    return outcomes.length > 0 ? outcomes : notApplicable('no engine listens on a socket that we know of');

    // The socket that systemd makes at the next boot; the one that is there now may have been mended by hand.
    function judgeUnit(): Outcome | undefined {
      const subject = 'docker.socket';
      const isUsed = config.known ? config.value.hosts.value.some(text => text.trim().startsWith('fd://')) : null;
      if (isUsed === false || (unit.known && (unit.value === null || (unit.value.mode & 0o002) === 0)))
        return undefined;
      if (!unit.known || !config.known || unit.value === null)
        return unknown('how systemd makes the socket of dockerd cannot be told', { subject, cure: lookAsRoot });
      const { path, mode, modeEvidence } = unit.value;
      const fix = {
        summary: 'Set SocketMode=0660 and SocketGroup=docker for docker.socket.',
        commands: [
          'systemctl edit docker.socket',
          'systemctl daemon-reload',
          'systemctl restart docker.socket docker.service',
        ],
      };
      const details = { subject, evidence: [modeEvidence ?? { path }], fix };
      return fail('openByUnit', { unit: path, mode: octal(mode) }, details);
    }
  },
});
