import { cannotTell, testFact } from '@hostlint/core/testing';
import { daemonJson } from './daemon-json.js';

const unit = (words: string): string => `[Service]\nExecStart=/usr/bin/dockerd ${words}\n`;
const service = '/etc/systemd/system/docker.service';

testFact(daemonJson, [
  {
    name: 'no file',
    host: {},
    value: { path: '/etc/docker/daemon.json', explicit: false, state: 'absent', why: null, content: null },
  },
  {
    name: 'the standard file',
    host: { files: { '/etc/docker/daemon.json': Uint8Array.of(0xff, 0x7b) } },
    value: { path: '/etc/docker/daemon.json', explicit: false, state: 'read', why: null, content: '\u00ff{' },
  },
  {
    name: 'a file that the arguments name',
    host: { files: { [service]: unit('--config-file=/srv/d.json'), '/srv/d.json': '{}' } },
    part: { path: '/srv/d.json', explicit: true, state: 'read', content: '{}' },
  },
  {
    name: 'no file wanted',
    host: { files: { [service]: unit('--config-file='), '/etc/docker/daemon.json': '{' } },
    part: { state: 'none', content: null },
  },
  {
    name: 'a directory in its place',
    host: { files: { '/etc/docker/daemon.json': { directory: true } } },
    part: { state: 'unreadable', why: 'read /etc/docker/daemon.json: is a directory' },
  },
  {
    name: 'a file for root only',
    host: { files: { '/etc/docker/daemon.json': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
