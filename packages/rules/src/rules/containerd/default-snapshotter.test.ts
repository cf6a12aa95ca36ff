import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian, fault, placesWith, startWith } from './containerd-samples.test.js';
import { defaultSnapshotter } from './default-snapshotter.js';

const config = configWith([]);
const places = placesWith(true);
const disabled = at(2, 'disabled_plugins = ["io.containerd.snapshotter.v1.overlayfs"]');

testRule(defaultSnapshotter, {
  pass: [{ name: 'overlayfs loads', facts: { start: startWith(), places, config, os: debian } }],
  fail: [
    {
      name: 'a file system without d_type',
      facts: {
        start: startWith({ version: '2.1.9', snapshotter: null, snapshotterState: 'error' }),
        places: placesWith(false),
        config,
        os: debian,
      },
      message: 'dType',
      says: 'carry no type (d_type). Without it neither the database nor CRI works.',
      command: 'mkfs.xfs -n ftype=1 /dev/NEW',
    },
    {
      name: 'a directory that cannot be made',
      facts: { start: startWith({ snapshotter: null, snapshotterState: 'error' }), places, config, os: debian },
      message: 'fails',
    },
    {
      name: 'overlayfs is disabled',
      facts: {
        start: startWith({ snapshotter: null, snapshotterState: 'absent' }),
        places,
        config: configWith([], { disabled: [{ name: 'snapshotter.v1.overlayfs', evidence: disabled }] }),
        os: debian,
      },
      message: 'absent',
      evidence: [disabled],
      command: '+2 /etc/containerd/config.toml',
    },
  ],
  notApplicable: [
    {
      name: 'a configuration with which containerd does not start',
      facts: {
        start: startWith({ snapshotter: null, snapshotterState: 'error' }),
        places,
        config: configWith([fault('syntax', 'unclosed string')]),
        os: debian,
      },
    },
  ],
  unknown: [
    {
      name: 'd_type cannot be seen',
      facts: {
        start: startWith({ snapshotter: null, snapshotterState: null }),
        places: placesWith(null),
        config,
        os: debian,
      },
    },
  ],
});
