import { defineRule } from '@hostlint/core';
import { dockerFiles, type DockerFileKind } from '../../facts/security/docker-files.js';
import { fix, withSteps } from '../../shared/fixes/by-distribution.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { lookAsRoot } from '../../shared/cures.js';

/** The permissions that the benchmark allows at most. */
const allowed: Readonly<Record<DockerFileKind, number>> = {
  unit: 0o644,
  directory: 0o755,
  configuration: 0o644,
  certificate: 0o444,
  key: 0o400,
};

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

export const dockerFilePermissions = defineRule({
  id: 'security/docker-file-permissions',
  meta: {
    title: 'The files that decide what dockerd does belong to root, as the CIS Docker Benchmark asks.',
    why: 'Who may write to docker.service, daemon.json or a certificate decides what dockerd does, and so is root. Who may read the key of its TLS can pretend to be it.',
    fix: 'Give the files to root, with the permissions that the benchmark names.',
    severity: 'warning',
    securitySeverity: 7.8,
    tags: ['CIS Docker 3.1 to 3.22'],
    sources: [
      'CIS Docker Benchmark 1.6.0, section 3; docker-bench-security 1.6.1 tests/3_docker_daemon_configuration_files.sh (which compares modes as numbers; here bit by bit)',
    ],
    presets: ['hardening'],
  },
  needs: { files: dockerFiles },
  messages: {
    owner: '{path} belongs to user {uid} and group {gid}, not to root.',
    writable: '{path} has mode {mode}: others than root may write to it.',
    readable: '{path} has mode {mode}: others than root may read the key.',
    loose: '{path} has mode {mode}; the benchmark asks for {most} or less.',
  },
  check({ facts: { files }, pass, fail, notApplicable, unknown }) {
    if (files.length === 0) return notApplicable('there is no file of dockerd');
    return files.map(file => {
      const { path, kind } = file;
      if (!file.known) return unknown(file.detail, { subject: path, cure: lookAsRoot });
      const { uid, gid } = file;
      const mode = octal(file.mode);
      const most = allowed[kind];
      const details = (command: string, summary: string, undo: string) => ({
        subject: path,
        evidence: [{ path, text: `mode ${mode}, user ${uid}, group ${gid}` }],
        fix: withSteps(fix(summary, `${command} ${shellWord(path)}`), {
          kind: 'run',
          command: `${command} ${shellWord(path)}`,
          when: 'files',
          interrupts: 'nothing',
          undo: `${undo} ${shellWord(path)}`,
        }),
      });
      if (uid !== 0 || gid !== 0) {
        // A group that may not write to it changes nothing.
        const harmless = uid === 0 && (file.mode & 0o020) === 0;
        const chown = details('chown root:root', 'Give it to root.', `chown ${uid}:${gid}`);
        return fail('owner', { path, uid, gid }, harmless ? { ...chown, severity: 'info' } : chown);
      }
      const extra = file.mode & ~most & 0o777;
      if (extra === 0) return pass({ subject: path });
      const chmod = details(
        `chmod ${octal(file.mode & most)}`,
        `Take away what the benchmark does not allow.`,
        `chmod ${mode}`,
      );
      if ((extra & 0o022) !== 0) return fail('writable', { path, mode }, chmod);
      if (kind === 'key' && (extra & 0o044) !== 0) return fail('readable', { path, mode }, chmod);
      return fail('loose', { path, mode, most: octal(most) }, { ...chmod, severity: 'info' });
    });
  },
});
