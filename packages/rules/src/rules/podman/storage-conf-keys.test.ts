import { testRule } from '@hostlint/core/testing';
import { conf, confFault, elsewhere, engine } from './podman-samples.test.js';
import { storageConfKeys } from './storage-conf-keys.js';

const file = '/etc/containers/storage.conf';
const evidence = { path: file, line: 7, text: 'mount_progam = "x"' };
const unknownKeys = [{ file, key: 'storage.options.overlay.mount_progam', evidence }];

testRule(storageConfKeys, {
  pass: [{ name: 'known keys only', facts: { engine: engine(), conf: conf() } }],
  fail: [
    {
      name: 'a misspelled key',
      facts: { engine: engine(), conf: conf({}, { unknownKeys }) },
      message: 'unknown',
      says: 'line 7: podman 5.8.2 knows no key storage.options.overlay.mount_progam',
      subject: 'storage.options.overlay.mount_progam',
      evidence: [evidence],
      command: 'sed -i.bak 7d',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { engine: elsewhere, conf: conf({}, { unknownKeys }) } },
    { name: 'no file', facts: { engine: engine(), conf: conf({}, { files: [] }) } },
    {
      name: 'a file that is refused anyway',
      facts: { engine: engine(), conf: conf({}, { faults: [confFault({})], unknownKeys }) },
    },
  ],
});
