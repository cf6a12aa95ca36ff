import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { programs } from './programs.js';
import { elsewhere, engine, podmanOf, programs as samplePrograms } from './podman-samples.test.js';

testRule(programs, {
  pass: [
    {
      name: 'all there',
      facts: { engine: engine(), storage: podmanOf(), programs: samplePrograms(), os: debian },
    },
  ],
  fail: [
    {
      name: 'no conmon',
      facts: {
        engine: engine(),
        storage: podmanOf({ early: [{ cause: 'runtime-missing', message: 'could not find a working conmon binary' }] }),
        programs: samplePrograms({ conmon: { path: null, places: [] } }),
        os: debian,
      },
      message: 'missing',
      stops: ['podman'],
      command: 'apt-get install conmon',
    },
    {
      name: 'a configured runtime that is not installed',
      facts: {
        engine: engine(),
        storage: podmanOf({ early: [{ cause: 'runtime-missing', message: 'default OCI runtime "youki" not found' }] }),
        programs: samplePrograms({
          runtime: {
            path: null,
            places: [],
            name: 'youki',
            evidence: { path: '/etc/containers/containers.conf', line: 3 },
          },
        }),
        os: debian,
      },
      message: 'missing',
      stops: ['podman'],
      evidence: [{ path: '/etc/containers/containers.conf', line: 3 }],
    },
    {
      name: 'no netavark',
      facts: {
        engine: engine(),
        storage: podmanOf({ early: [{ cause: 'runtime-missing', message: 'could not find "netavark"' }] }),
        programs: samplePrograms(),
        os: debian,
      },
      message: 'missing',
      stops: ['podman'],
      command: 'netavark',
    },
  ],
  notApplicable: [
    {
      name: 'podman is not here',
      facts: { engine: elsewhere, storage: podmanOf(), programs: samplePrograms(), os: debian },
    },
  ],
  unknown: [
    {
      name: 'something before it is open',
      facts: {
        engine: engine(),
        storage: podmanOf(
          { problem: 'not allowed' },
          { starts: null, possible: [{ cause: 'runtime-missing', message: 'x' }], open: ['a question'] },
        ),
        programs: samplePrograms(),
        os: debian,
      },
    },
  ],
});
