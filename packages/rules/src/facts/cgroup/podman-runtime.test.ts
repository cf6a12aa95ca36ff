import { cannotTell, testFact } from '@hostlint/core/testing';
import { podmanRuntime } from './podman-runtime.js';

const both = { '/usr/bin/crun': '', '/usr/bin/runc': '' };
const conf = (text: string, path = '/etc/containers/containers.conf') => ({ [path]: text });

testFact(podmanRuntime, [
  { name: 'crun comes first', host: { files: both }, value: 'crun' },
  { name: 'runc where there is no crun', host: { files: { '/usr/sbin/runc': '' } }, value: 'runc' },
  { name: 'none', host: { files: { '/usr/bin/true': '' } }, value: null },
  { name: 'configured', host: { files: { ...both, ...conf('[engine]\nruntime = "runc" # old\n') } }, value: 'runc' },
  { name: 'commented out', host: { files: { ...both, ...conf('[engine]\n#runtime = "runc"\n') } }, value: 'crun' },
  {
    name: 'the later file counts',
    host: {
      files: {
        ...both,
        ...conf('runtime = "runc"\n', '/usr/share/containers/containers.conf'),
        ...conf('runtime = "crun"\n', '/etc/containers/containers.conf.d/10.conf'),
      },
    },
    value: 'crun',
  },
  { name: 'another one', host: { files: { ...both, ...conf('runtime = "/opt/kata"\n') } }, value: null },
  {
    name: 'a file that may not be read',
    host: { files: { ...both, '/etc/containers/containers.conf': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
