import { testRule } from '@hostlint/core/testing';
import { conf, confFault, elsewhere, engine, podmanOf } from './podman-samples.test.js';
import { podmanStorageConf } from './storage-conf.js';

const storage = podmanOf();
const faulty = (...parts: Parameters<typeof confFault>) => conf({}, { faults: [confFault(...parts)] });
const file = '/etc/containers/storage.conf';

testRule(podmanStorageConf, {
  pass: [{ name: 'a file that podman takes', facts: { engine: engine(), conf: conf(), storage } }],
  fail: [
    {
      name: 'a word without quotes',
      facts: { engine: engine(), conf: faulty({}), storage },
      message: 'syntax',
      says: 'line 2 is no TOML (invalid value)',
      subject: file,
      evidence: [{ path: file, line: 2, text: 'driver = overlay' }],
      stops: ['podman'],
    },
    {
      name: 'TOML 1.1',
      facts: { engine: engine(), conf: faulty({ kind: 'newer-toml' }), storage },
      message: 'newerToml',
      says: 'podman 5.8.2',
    },
    {
      name: 'a list that is a string',
      facts: {
        engine: engine(),
        conf: faulty({
          kind: 'type',
          key: 'storage.options.additionalimagestores',
          message: 'must be an array, and is a string',
        }),
        storage,
      },
      message: 'type',
      says: 'storage.options.additionalimagestores must be an array',
    },
    {
      name: 'no runroot, with podman of Debian 12',
      facts: {
        engine: engine({ version: '4.3.1' }),
        conf: faulty({ kind: 'missing-root', key: 'storage.runroot' }),
        storage,
      },
      message: 'missingRoot',
      command: 'runroot = "/run/containers/storage"',
    },
    {
      name: 'imagestore is the graph root',
      facts: { engine: engine(), conf: faulty({ kind: 'image-store' }), storage },
      message: 'imageStore',
      command: 'sed -i.bak 2d',
    },
    {
      name: 'a variable names a file that is not there',
      facts: { engine: engine(), conf: faulty({ kind: 'missing-file', file: '/etc/my.conf' }), storage },
      message: 'missingFile',
      says: '/etc/my.conf',
    },
    {
      name: 'remap-user without ids',
      facts: {
        engine: engine({ version: '4.3.1' }),
        conf: conf({ remaps: true }),
        storage: podmanOf(
          {},
          { starts: false, refusals: [{ cause: 'storage-conf', message: 'no subuid ranges found' }] },
        ),
      },
      message: 'remap',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { engine: elsewhere, conf: conf(), storage } },
    { name: 'no file', facts: { engine: engine(), conf: conf({}, { files: [] }), storage } },
  ],
  unknown: [
    {
      name: 'no runroot, and who built podman is unknown',
      facts: {
        engine: engine({ version: '4.3.1', build: null }),
        conf: faulty({ kind: 'missing-root', certain: false }),
        storage: podmanOf({ earlyOpen: { question: 'q', refusal: { cause: 'storage-conf', message: 'x' } } }),
      },
    },
  ],
});
