import { testRule } from '@hostlint/core/testing';
import type { ContainersConfFault } from '../../facts/podman/containers-conf.js';
import { podmanContainersConf } from './containers-conf.js';
import { containers, elsewhere, engine } from './podman-samples.test.js';

const file = '/etc/containers/containers.conf';
const faulty = (part: Partial<ContainersConfFault>) =>
  containers({
    faults: [{ kind: 'syntax', file, key: '', message: 'invalid value', evidence: { path: file, line: 3 }, ...part }],
  });

testRule(podmanContainersConf, {
  pass: [{ name: 'the file of the package', facts: { engine: engine(), conf: containers() } }],
  fail: [
    {
      name: 'no TOML',
      facts: { engine: engine(), conf: faulty({}) },
      message: 'syntax',
      says: 'line 3 is no TOML',
      subject: file,
      stops: ['podman'],
    },
    {
      name: 'a number where a string belongs',
      facts: {
        engine: engine(),
        conf: faulty({ kind: 'type', key: 'engine.runtime', message: 'must be a string, and is an integer' }),
      },
      message: 'type',
      says: 'engine.runtime must be a string',
    },
    {
      name: 'a relative directory',
      facts: {
        engine: engine(),
        conf: faulty({ kind: 'value', key: 'engine.tmp_dir', message: 'must be an absolute path' }),
      },
      message: 'value',
      subject: 'engine.tmp_dir',
    },
    {
      name: 'a variable names a file that is not there',
      facts: { engine: engine(), conf: faulty({ kind: 'missing-file', file: '/etc/my.conf' }) },
      message: 'missingFile',
      says: '/etc/my.conf',
    },
  ],
  notApplicable: [
    { name: 'podman is not here', facts: { engine: elsewhere, conf: faulty({}) } },
    { name: 'no file', facts: { engine: engine(), conf: containers({ files: [] }) } },
  ],
});
