import { testRule } from '@hostlint/core/testing';
import { debian, os, support } from './kernel-samples.test.js';
import { overlayNotLoadedYet } from './overlay-not-loaded-yet.js';

const none: ReadonlySet<string> = new Set();
const loadable = support({ state: 'loadable', why: 'the first mount loads it' });

testRule(overlayNotLoadedYet, {
  pass: [
    { name: 'registered', facts: { support: support(), atBoot: none, os: debian } },
    { name: 'loaded at boot', facts: { support: loadable, atBoot: new Set(['overlay']), os: debian } },
  ],
  fail: [
    {
      name: 'loaded on demand',
      facts: { support: loadable, atBoot: none, os: debian },
      message: 'onDemand',
      severity: 'info',
      command: 'echo overlay > /etc/modules-load.d/overlay.conf',
    },
    {
      name: 'loaded on demand on Alpine',
      facts: { support: loadable, atBoot: none, os: os('alpine') },
      message: 'onDemand',
      command: '/etc/modules',
    },
  ],
  notApplicable: [
    {
      name: 'not to be loaded',
      facts: { support: support({ state: 'blocked', usable: false }), atBoot: none, os: debian },
    },
  ],
});
