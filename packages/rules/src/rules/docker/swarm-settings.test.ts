import { known, testRule, unknown } from '@hostlint/core/testing';
import type { DaemonConfig } from '../../facts/docker/daemon-config.js';
import { configWith } from './config-samples.test.js';
import { swarmSettings } from './swarm-settings.js';

const path = '/var/lib/docker/swarm/docker-state.json';
const member = known({ active: true, path });
const single = known({ active: false, path });
const evidence = { path: '/etc/docker/daemon.json', line: 2, text: '"x"' };
const given = <T>(value: T) => ({ value, origin: 'file', evidence }) as const;
const liveRestore = { liveRestore: given(true) };
const on = (part: Partial<DaemonConfig>, swarm = member) => ({ config: configWith([], part), swarm });

testRule(swarmSettings, {
  pass: [
    { name: 'a member of a swarm without it', facts: on({}) },
    {
      name: 'no live-restore, and a data-root that is not to be seen',
      facts: { ...on({}), swarm: unknown() },
    },
  ],
  fail: [
    {
      name: 'live-restore',
      facts: on(liveRestore),
      message: 'liveRestore',
      stops: ['docker'],
      says: 'live-restore (/etc/docker/daemon.json, line 2)',
      evidence: [evidence, { path }],
    },
    {
      name: 'live-restore from nowhere that can be named',
      facts: on({ liveRestore: { value: true, origin: 'file', evidence: null } }),
      message: 'liveRestore',
      says: 'live-restore excludes swarm mode',
    },
  ],
  notApplicable: [{ name: 'no swarm', facts: on(liveRestore, single) }],
  unknown: [
    { name: 'live-restore, and a data-root that is not to be seen', facts: { ...on(liveRestore), swarm: unknown() } },
  ],
});
