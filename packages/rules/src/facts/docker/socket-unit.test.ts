import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerSocketUnit } from './socket-unit.js';

const path = '/usr/lib/systemd/system/docker.socket';
const dropIn = '/etc/systemd/system/docker.socket.d/tcp.conf';
const stock = '[Socket]\nListenStream=/run/docker.sock\nSocketMode=0660\nSocketUser=root\nSocketGroup=docker\n';
const listens = { address: '/run/docker.sock', evidence: { path, line: 2, text: 'ListenStream=/run/docker.sock' } };

testFact(dockerSocketUnit, [
  {
    name: 'the unit as it comes',
    host: { files: { [path]: stock } },
    value: { path, listens: [listens], mode: 0o660, modeEvidence: { path, line: 3, text: 'SocketMode=0660' } },
  },
  {
    name: 'a drop-in that adds TCP and opens the socket',
    host: { files: { [path]: stock, [dropIn]: '[Socket]\nListenStream=2375\nSocketMode=666\n' } },
    part: {
      listens: [listens, { address: '2375', evidence: { path: dropIn, line: 2, text: 'ListenStream=2375' } }],
      mode: 0o666,
    },
  },
  {
    name: 'a drop-in that begins anew',
    host: { files: { [path]: stock, [dropIn]: '[Socket]\nListenStream=\nListenStream=127.0.0.1:2375\n' } },
    part: {
      listens: [
        { address: '127.0.0.1:2375', evidence: { path: dropIn, line: 3, text: 'ListenStream=127.0.0.1:2375' } },
      ],
    },
  },
  {
    name: 'systemd’s own default is open',
    host: { files: { [path]: '[Socket]\nListenStream=/run/docker.sock\n' } },
    part: { mode: 0o666, modeEvidence: null },
  },
  { name: 'no unit', host: {}, value: null },
  {
    name: 'masked',
    host: { files: { '/etc/systemd/system/docker.socket': { link: '/dev/null' }, '/dev/null': '', [path]: stock } },
    value: null,
  },
  { name: 'one that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
