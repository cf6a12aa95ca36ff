import { cannotTell, testFact } from '@hostlint/core/testing';
import { modulePolicy } from './module-policy.js';

const install = '/bin/true';
const directive = (path: string, text: string): object => {
  const [kind, name = '', value = ''] = text.split(' ');
  return { kind, name, value, path, line: 1, text };
};

testFact(modulePolicy, [
  {
    name: 'reads files by name, whatever directory they are in',
    host: {
      files: {
        '/etc/modprobe.d/b.conf': 'install b /bin/true',
        '/usr/lib/modprobe.d/a.conf': 'install a /bin/true',
        '/run/modprobe.d/c.conf': 'install c /bin/true',
      },
    },
    part: {
      directives: [
        directive('/usr/lib/modprobe.d/a.conf', `install a ${install}`),
        directive('/etc/modprobe.d/b.conf', `install b ${install}`),
        directive('/run/modprobe.d/c.conf', `install c ${install}`),
      ] as never,
    },
  },
  {
    name: 'takes of files with one name the one in /etc',
    host: {
      files: {
        '/etc/modprobe.d/x.conf': { link: '/dev/null' },
        '/dev/null': '',
        '/lib/modprobe.d/x.conf': 'install overlay /bin/true',
        '/usr/lib/modprobe.d/x.conf': 'install overlay /bin/true',
      },
    },
    part: { directives: [], unread: [] },
  },
  {
    name: 'reads no other files',
    host: {
      files: { '/etc/modprobe.d/x.conf.bak': 'blacklist overlay', '/etc/modprobe.d/.y.conf': 'blacklist overlay' },
    },
    part: { directives: [] },
  },
  {
    name: 'reads the command line last',
    host: {
      files: {
        '/etc/modprobe.d/x.conf': 'blacklist a',
        '/proc/cmdline': 'modprobe.blacklist=overlay,b module_blacklist=c,d overlay.metacopy=on nomodule\n',
      },
    },
    part: {
      directives: [
        { kind: 'blacklist', name: 'a', value: '', path: '/etc/modprobe.d/x.conf', line: 1, text: 'blacklist a' },
        {
          kind: 'blacklist',
          name: 'overlay',
          value: '',
          path: '/proc/cmdline',
          line: 1,
          text: 'modprobe.blacklist=overlay,b',
        },
        {
          kind: 'blacklist',
          name: 'b',
          value: '',
          path: '/proc/cmdline',
          line: 1,
          text: 'modprobe.blacklist=overlay,b',
        },
        {
          kind: 'options',
          name: 'overlay',
          value: 'metacopy=on',
          path: '/proc/cmdline',
          line: 1,
          text: 'overlay.metacopy=on',
        },
      ],
      refused: ['c', 'd'],
      modulesDisabled: true,
    },
  },
  {
    name: 'sees that nothing can be loaded any more',
    host: {
      files: {
        '/proc/sys/kernel/modules_disabled': '1\n',
        '/proc/sys/kernel/modprobe': '/bin/false\n',
        '/bin/false': '',
      },
    },
    part: { modulesDisabled: true, autoloader: { path: '/bin/false', exists: true } },
  },
  {
    name: 'sees that the kernel loads nothing by itself',
    host: { files: { '/proc/sys/kernel/modules_disabled': '0\n', '/proc/sys/kernel/modprobe': '\n' } },
    part: { modulesDisabled: false, autoloader: { path: '', exists: false } },
  },
  {
    name: 'remembers what it could not read',
    host: { files: { '/etc/modprobe.d/x.conf': cannotTell('denied') } },
    part: { directives: [], unread: [{ path: '/etc/modprobe.d/x.conf', reason: 'denied' }] },
  },
  {
    name: 'does not take a program for granted that it may not look up',
    host: { files: { '/proc/sys/kernel/modprobe': cannotTell('denied'), '/sbin/modprobe': '' } },
    part: { autoloader: { path: '/sbin/modprobe', exists: null } },
  },
]);
