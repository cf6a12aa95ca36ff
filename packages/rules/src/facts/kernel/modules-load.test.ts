import { cannotTell, testFact } from '@hostlint/core/testing';
import { modulesLoad } from './modules-load.js';

testFact(modulesLoad, [
  {
    name: 'reads every place',
    host: {
      files: {
        '/etc/modules': '# at boot\nloop max_loop=8\n',
        '/etc/modules-load.d/k8s.conf': 'overlay\nbr-netfilter\n; x\n',
        '/proc/cmdline': 'modules_load=ext4,nf-log',
      },
    },
    value: new Set(['loop', 'overlay', 'br_netfilter', 'ext4', 'nf_log']),
  },
  {
    name: 'takes of files with one name the one in /etc',
    host: { files: { '/etc/modules-load.d/x.conf': '', '/usr/lib/modules-load.d/x.conf': 'overlay\n' } },
    value: new Set<string>(),
  },
  {
    name: 'is unknown when the command line may not be read, which may name more',
    host: { files: { '/etc/modules': 'loop\n', '/proc/cmdline': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
