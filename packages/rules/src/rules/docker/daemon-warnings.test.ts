import { testRule } from '@hostlint/core/testing';
import { daemonWarnings } from './daemon-warnings.js';

const socket = '/var/run/docker.sock';
const warns = (...warnings: readonly string[]) => ({
  running: {
    socket,
    version: '28.5.2',
    dataRoot: '/var/lib/docker',
    driver: 'overlay2',
    backingFilesystem: 'extfs',
    supportsDType: true,
    nativeOverlayDiff: true,
    usingMetacopy: false,
    warnings,
  },
});

const swap = 'WARNING: No swap limit support';
const insecure =
  '[DEPRECATION NOTICE]: API is accessible on http://0.0.0.0:2375 without encryption.\n         Access to the remote API is equivalent to root access on the host.';

testRule(daemonWarnings, {
  pass: [{ name: 'no warnings', facts: warns() }],
  fail: [
    {
      name: 'a limit that does not work',
      facts: warns(swap, swap),
      message: 'warns',
      subject: 'No swap limit support',
      says: 'The daemon that runs says: No swap limit support',
      severity: 'warning',
      evidence: [{ path: socket, text: swap }],
    },
    {
      name: 'a limit that few use',
      facts: warns('WARNING: No blkio throttle.read_bps_device support'),
      message: 'warns',
      severity: 'info',
    },
    {
      name: 'an open door',
      facts: warns(insecure),
      message: 'warns',
      says: 'API is accessible on http://0.0.0.0:2375',
    },
  ],
  notApplicable: [{ name: 'no daemon runs', facts: { running: null } }],
});
