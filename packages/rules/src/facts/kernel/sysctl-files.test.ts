import { cannotTell, testFact } from '@hostlint/core/testing';
import { sysctlFiles } from './sysctl-files.js';

const line = (path: string, text: string, at = 1) => {
  const [key = '', value = ''] = text.split('=');
  return { key: key.replaceAll('.', '/'), value, path, line: at, text };
};
const forward = 'net.ipv4.ip_forward';

testFact(sysctlFiles, [
  {
    name: 'files count by name, whatever directory they are in',
    host: {
      files: {
        '/etc/sysctl.d/10-a.conf': 'a.b=1\n',
        '/usr/lib/sysctl.d/50-default.conf': 'a.b=2\n',
        '/run/sysctl.d/20-x.conf': 'a.b=3\n',
        '/etc/sysctl.d/README': 'a.b=4\n',
      },
    },
    value: {
      boot: [line('/usr/lib/sysctl.d/50-default.conf', 'a.b=2')],
      system: [
        line('/etc/sysctl.d/10-a.conf', 'a.b=1'),
        line('/run/sysctl.d/20-x.conf', 'a.b=3'),
        line('/usr/lib/sysctl.d/50-default.conf', 'a.b=2'),
      ],
      unread: [],
    },
  },
  {
    name: 'of one name the first directory’s counts, also when it is a link to /dev/null',
    host: {
      files: {
        '/etc/sysctl.d/50-default.conf': { link: '/dev/null' },
        '/dev/null': '',
        '/etc/sysctl.d/60-x.conf': 'a.b=1\n',
        '/usr/lib/sysctl.d/50-default.conf': 'a.b=2\n',
        '/usr/lib/sysctl.d/60-x.conf': 'a.b=3\n',
      },
    },
    value: {
      boot: [line('/etc/sysctl.d/60-x.conf', 'a.b=1')],
      system: [line('/etc/sysctl.d/60-x.conf', 'a.b=1')],
      unread: [],
    },
  },
  {
    name: 'sysctl --system reads /etc/sysctl.conf last, systemd-sysctl not at all',
    host: { files: { '/etc/sysctl.conf': `${forward}=0\n`, '/etc/sysctl.d/99-x.conf': `${forward}=1\n` } },
    value: {
      boot: [line('/etc/sysctl.d/99-x.conf', `${forward}=1`)],
      system: [line('/etc/sysctl.d/99-x.conf', `${forward}=1`), line('/etc/sysctl.conf', `${forward}=0`)],
      unread: [],
    },
  },
  {
    name: 'Debian’s link to /etc/sysctl.conf',
    host: {
      files: { '/etc/sysctl.conf': `${forward}=1\n`, '/etc/sysctl.d/99-sysctl.conf': { link: '../sysctl.conf' } },
    },
    part: { boot: [line('/etc/sysctl.d/99-sysctl.conf', `${forward}=1`)] },
  },
  {
    name: 'a file that may not be read',
    host: { files: { '/etc/sysctl.d/60-secret.conf': cannotTell('denied'), '/etc/sysctl.conf': 'a.b=1\n' } },
    part: {
      system: [line('/etc/sysctl.conf', 'a.b=1')],
      unread: [{ path: '/etc/sysctl.d/60-secret.conf', reason: 'denied' }],
    },
  },
  { name: 'none of them', host: {}, value: { boot: [], system: [], unread: [] } },
]);
