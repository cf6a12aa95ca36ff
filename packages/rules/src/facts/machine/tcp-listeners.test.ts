import { cannotTell, testFact } from '@hostlint/core/testing';
import { tcpListeners } from './tcp-listeners.js';

const header = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const listens =
  '   0: 00000000:192B 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 634 1 00000000da58b47f 100 0 0 10 0';
const talks =
  '   1: 0100007F:280A 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 635 1 00000000da58b47f 20 4 30 10 -1';
const listens6 =
  '   0: 00000000000000000000000000000000:280A 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000   105        0 636 1 0 100 0 0 10 0';

testFact(tcpListeners, [
  {
    name: 'listeners of both families, and connections',
    host: { files: { '/proc/net/tcp': `${header}${listens}\n${talks}\n`, '/proc/net/tcp6': `${header}${listens6}\n` } },
    value: [
      { port: 6443, uid: 0, evidence: { path: '/proc/net/tcp', line: 2, text: listens.trim() } },
      { port: 10250, uid: 105, evidence: { path: '/proc/net/tcp6', line: 2, text: listens6.trim() } },
    ],
  },
  { name: 'a kernel without IPv6', host: { files: { '/proc/net/tcp': header } }, value: [] },
  {
    name: 'none of IPv6, so that its table is not asked for',
    host: {
      files: {
        '/proc/net/tcp': `${header}${listens}\n`,
        '/proc/net/sockstat': 'sockets: used 9\nTCP: inuse 1 orphan 0 tw 0 alloc 1 mem 49\n',
        '/proc/net/sockstat6': 'TCP6: inuse 0\nUDP6: inuse 0\n',
        '/proc/net/tcp6': cannotTell('denied'),
      },
    },
    value: [{ port: 6443, uid: 0, evidence: { path: '/proc/net/tcp', line: 2, text: listens.trim() } }],
  },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
]);
