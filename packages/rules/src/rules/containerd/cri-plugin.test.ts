import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian, fault, startWith } from './containerd-samples.test.js';
import { criPlugin } from './cri-plugin.js';

const cri = configWith([]).cri;
const evidence = at(4, 'default_runtime_name = "kata"');
const problem = { message: 'no corresponding runtime configured', evidence };

testRule(criPlugin, {
  pass: [{ name: 'CRI loads', facts: { config: configWith([]), start: startWith(), os: debian } }],
  fail: [
    {
      name: 'a default runtime that is not configured',
      facts: { config: configWith([], { cri: { ...cri, problem } }), start: startWith({ cri: 'error' }), os: debian },
      message: 'refused',
      says: 'line 4: the CRI plugin would not load: no corresponding runtime configured',
      evidence: [evidence],
      command: '+4',
    },
    {
      name: 'the snapshotter that it needs does not load',
      facts: { config: configWith([]), start: startWith({ cri: 'error' }), os: debian },
      message: 'fails',
      command: 'ctr plugins ls',
    },
  ],
  notApplicable: [
    {
      name: 'CRI is disabled',
      facts: {
        config: configWith([], { disabled: [{ name: 'grpc.v1.cri', evidence }] }),
        start: startWith({ cri: 'absent' }),
        os: debian,
      },
    },
    {
      name: 'containerd does not start at all',
      facts: { config: configWith([fault('type', 'x')]), start: startWith(), os: debian },
    },
  ],
  unknown: [
    {
      name: 'it depends on what cannot be seen',
      facts: { config: configWith([]), start: startWith({ cri: null, open: ['d_type'] }), os: debian },
    },
  ],
});
