import { testRule } from '@hostlint/core/testing';
import type { DockerFile, DockerFileKind } from '../../facts/security/docker-files.js';
import { dockerFilePermissions } from './docker-file-permissions.js';

const json = '/etc/docker/daemon.json';
const file = (kind: DockerFileKind, mode: number, uid = 0, gid = 0, path = json): DockerFile => ({
  path,
  kind,
  known: true,
  mode,
  uid,
  gid,
});

testRule(dockerFilePermissions, {
  pass: [
    { name: 'as packages install them', facts: { files: [file('configuration', 0o644), file('directory', 0o755)] } },
    { name: 'stricter', facts: { files: [file('configuration', 0o600), file('key', 0o400)] } },
  ],
  fail: [
    {
      name: 'daemon.json that everybody may write to',
      facts: { files: [file('configuration', 0o666)] },
      subject: json,
      message: 'writable',
      severity: 'warning',
      command: 'chmod 0644 /etc/docker/daemon.json',
      evidence: [{ path: json, text: 'mode 0666, user 0, group 0' }],
    },
    {
      name: 'daemon.json of a user',
      facts: { files: [file('configuration', 0o644, 1000, 1000)] },
      message: 'owner',
      severity: 'warning',
      command: 'chown root:root',
    },
    {
      name: 'a group that may only read it',
      facts: { files: [file('configuration', 0o640, 0, 998)] },
      message: 'owner',
      severity: 'info',
    },
    {
      name: 'a key that others may read',
      facts: { files: [file('key', 0o644, 0, 0, '/srv/key.pem')] },
      message: 'readable',
      severity: 'warning',
      command: 'chmod 0400 /srv/key.pem',
    },
    {
      name: 'a certificate that root may write to',
      facts: { files: [file('certificate', 0o644)] },
      message: 'loose',
      severity: 'info',
      says: 'asks for 0444',
    },
  ],
  notApplicable: [{ name: 'no dockerd', facts: { files: [] } }],
  unknown: [
    {
      name: 'one that may not be looked at',
      facts: { files: [{ path: json, kind: 'configuration', known: false, reason: 'denied', detail: 'EACCES' }] },
    },
  ],
});
