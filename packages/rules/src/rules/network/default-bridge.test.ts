import { known, testRule, unknown } from '@hostlint/core/testing';
import { defaultBridge } from './default-bridge.js';
import { daemonJson, docker, set } from './network-samples.test.js';

const own = { config: docker('28.5.2') };
const configured = { config: docker('28.5.2', { bridge: set('br5') }) };

testRule(defaultBridge, {
  pass: [
    {
      name: 'docker0, not made yet',
      facts: { ...own, bridge: known({ owner: 'docker', name: 'docker0', device: 'absent' }) },
    },
    {
      name: 'docker0 of a daemon that runs',
      facts: { ...own, bridge: known({ owner: 'docker', name: 'docker0', device: 'bridge' }) },
    },
    {
      name: 'a bridge of one’s own',
      facts: { ...configured, bridge: known({ owner: 'user', name: 'br5', device: 'bridge' }) },
    },
  ],
  fail: [
    {
      name: 'a bridge that nobody made',
      facts: { ...configured, bridge: known({ owner: 'user', name: 'br5', device: 'absent' }) },
      message: 'missing',
      says: 'non default name br5 must be created manually',
      command: 'ip link add name br5 type bridge',
      stops: ['docker'],
      evidence: [{ path: daemonJson, line: 2 }],
    },
    {
      name: 'a docker0 that is something else',
      facts: { ...own, bridge: known({ owner: 'docker', name: 'docker0', device: 'other' }) },
      message: 'other',
      stops: ['docker'],
    },
  ],
  notApplicable: [
    { name: 'no default network', facts: { config: docker('28.5.2', { bridge: set('none') }), bridge: unknown() } },
    { name: 'an image', facts: { ...configured, bridge: unknown('not-running') } },
  ],
  unknown: [{ name: 'the devices cannot be told', facts: { ...configured, bridge: unknown() } }],
});
