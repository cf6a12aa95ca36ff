import { known, testRule, unknown } from '@hostlint/core/testing';
import type { DockerEngine } from '../../facts/docker/engine.js';
import { dockerMinVersion } from './docker-min-version.js';
import { debian, kernel } from './kernel-samples.test.js';

const docker = (version: string): DockerEngine => ({ version }) as DockerEngine;
const on = (version: string, raw: string) => ({ engine: docker(version), release: known(kernel(raw)), os: debian });

testRule(dockerMinVersion, {
  pass: [
    { name: 'Docker 20.10 on Debian 12', facts: on('20.10.24', '6.1.0-37-amd64') },
    { name: 'the oldest that it takes', facts: on('20.10.24', '3.10.0-123.el7.x86_64') },
  ],
  fail: [
    {
      name: 'Docker 20.10 on RHEL 6',
      facts: on('20.10.24', '2.6.32-754.el6.x86_64'),
      message: 'tooOld',
      says: 'Docker 20.10.24 refuses kernel 2.6.32-754.el6.x86_64',
      stops: ['docker'],
    },
  ],
  notApplicable: [
    { name: 'Docker 23.0, which no longer looks', facts: on('23.0.0', '2.6.32') },
    {
      name: 'a release that dockerd itself cannot read',
      facts: { ...on('20.10.24', '6.1.0'), release: unknown('malformed') },
    },
  ],
  unknown: [{ name: 'no kernel', facts: { ...on('20.10.24', '6.1.0'), release: unknown('not-running') } }],
});
