import { known, testRule } from '@hostlint/core/testing';
import { absent, debian, kernel, noOs, os, support } from './kernel-samples.test.js';
import { overlayAvailable } from './overlay-available.js';

const release = known(kernel('6.1.0-37-amd64'));
const on = (found: ReturnType<typeof support>, system = debian) => ({ support: found, release, os: system });

testRule(overlayAvailable, {
  pass: [
    { name: 'registered', facts: on(support()) },
    { name: 'loadable', facts: on(support({ state: 'loadable' })) },
    {
      name: 'loadable by name alone, which another rule tells',
      facts: on(support({ state: 'autoload-blocked', usable: false })),
    },
  ],
  fail: [
    {
      name: 'a kernel built without it',
      facts: on(absent('not-built', '6.1.0 was built without CONFIG_OVERLAY_FS'), os('rocky', '9.4')),
      message: 'absent',
      says: 'built without CONFIG_OVERLAY_FS',
      command: 'dnf upgrade kernel',
    },
    {
      name: 'a slim kernel of Ubuntu without the module',
      facts: on(absent('module-missing', 'no overlay module is installed'), os('ubuntu', '24.04')),
      message: 'absent',
      command: 'linux-modules-extra-$(uname -r)',
    },
    {
      name: 'a slim kernel for which no more modules exist',
      facts: {
        support: absent('module-missing', 'no overlay module is installed'),
        release: known(kernel('5.4.0-1100-kvm')),
        os: os('ubuntu', '20.04'),
      },
      message: 'absent',
      command: 'apt-get install linux-generic',
    },
    {
      name: 'modules that an upgrade took away',
      facts: on(absent('tree-missing', 'there are no modules for 6.1.0')),
      message: 'absent',
      command: 'reboot',
    },
    {
      name: 'no index of the modules',
      facts: on(absent('index-missing', 'modules.dep is missing'), noOs),
      message: 'absent',
      command: 'depmod -a',
    },
    {
      name: 'switched off at boot',
      facts: on(absent('switched-off', 'it was switched off at boot')),
      message: 'absent',
    },
  ],
  notApplicable: [
    { name: 'blocked, which another rule tells', facts: on(support({ state: 'blocked', usable: false })) },
  ],
});
