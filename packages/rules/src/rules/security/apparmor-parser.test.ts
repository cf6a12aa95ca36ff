import { testRule } from '@hostlint/core/testing';
import type { DockerEngine } from '../../facts/docker/engine.js';
import { distributionOf } from '../../shared/distribution.js';
import { parseOsRelease } from '../../shared/os-release.js';
import { inDocker, realHost } from '../kernel/kernel-samples.test.js';
import { apparmorParser } from './apparmor-parser.js';

const engine = (version: string, found = version): DockerEngine => ({
  installed: true,
  version,
  judgedFor: 'found',
  found,
  binary: '/usr/sbin/dockerd',
});
const os = (id: string, version: string) => distributionOf(parseOsRelease(`ID=${id}\nVERSION_ID=${version}`), false);
const missing = { enabled: true, parser: false };
const host = { container: realHost, docker: engine('28.5.2'), os: os('debian', '12') };

testRule(apparmorParser, {
  pass: [{ name: 'the program is there', facts: { ...host, apparmor: { enabled: true, parser: true } } }],
  fail: [
    {
      name: 'a newer Docker',
      facts: { ...host, apparmor: missing },
      message: 'unconfined',
      severity: 'warning',
      command: 'apt-get install apparmor',
    },
    {
      name: 'no Docker, on SUSE',
      facts: { ...host, apparmor: missing, docker: { ...engine('29.7.2'), installed: false }, os: os('sles', '15.6') },
      message: 'unconfined',
      command: 'zypper install apparmor-parser',
    },
    {
      name: 'Debian 12’s Docker',
      facts: { ...host, apparmor: missing, docker: engine('20.10.24', '20.10.24+dfsg1') },
      message: 'refuses',
      severity: 'error',
      stops: [],
      says: '20.10.24+dfsg1',
    },
    {
      name: 'Docker 23.0.1',
      facts: { ...host, apparmor: missing, docker: engine('23.0.1') },
      message: 'refuses',
    },
    {
      name: 'Debian 11’s Docker, of which it is not known',
      facts: { ...host, apparmor: missing, docker: engine('20.10.5', '20.10.5+dfsg1') },
      message: 'unconfined',
      says: 'or do not start',
    },
  ],
  notApplicable: [
    { name: 'AppArmor is off', facts: { ...host, apparmor: { enabled: false, parser: false } } },
    { name: 'in a container', facts: { ...host, apparmor: missing, container: inDocker } },
  ],
  unknown: [{ name: 'NixOS', facts: { ...host, apparmor: missing, os: os('nixos', '25.05') } }],
});
