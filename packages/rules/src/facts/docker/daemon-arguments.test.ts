import { testFact } from '@hostlint/core/testing';
import { daemonArguments } from './daemon-arguments.js';

const vendor = '/lib/systemd/system/docker.service';
const start = 'ExecStart=/usr/bin/dockerd -H fd:// $DOCKER_OPTS';
const unit = `[Service]\nType=notify\nEnvironmentFile=-/etc/default/docker\n${start}\n`;
const dropIn = '/etc/systemd/system/docker.service.d/override.conf';
const at = (path: string, line: number, text: string): { path: string; line: number; text: string } => ({
  path,
  line,
  text,
});
const word = (text: string, evidence = at(vendor, 4, start)): object => ({ text, evidence });

testFact(daemonArguments, [
  {
    name: 'nothing starts dockerd',
    host: {},
    part: { manager: 'none', words: [], environment: {}, socketActivated: null },
  },
  {
    name: 'the unit of the package',
    host: { files: { [vendor]: unit, '/lib/systemd/system/docker.socket': '[Socket]\n' } },
    part: {
      manager: 'systemd',
      unit: vendor,
      binary: '/usr/bin/dockerd',
      words: [word('-H'), word('fd://')] as never,
      socketActivated: true,
      unitFaults: [],
    },
  },
  {
    name: 'variables of an environment file, with their line',
    host: { files: { [vendor]: unit, '/etc/default/docker': '# options\nDOCKER_OPTS="-D --mtu 1400"\n' } },
    part: {
      words: [
        word('-H'),
        word('fd://'),
        ...['-D', '--mtu', '1400'].map(text => word(text, at('/etc/default/docker', 2, 'DOCKER_OPTS="-D --mtu 1400"'))),
      ] as never,
      socketActivated: false,
    },
  },
  {
    name: 'a drop-in that empties ExecStart= first',
    host: {
      files: {
        [vendor]: unit,
        [dropIn]:
          '[Service]\nEnvironment="DOCKER_DRIVER=vfs" A=b\nExecStart=\nExecStart=/usr/bin/dockerd --data-root=%S/d\n',
      },
    },
    part: {
      dropIns: [dropIn],
      words: [word('--data-root=/var/lib/d', at(dropIn, 4, 'ExecStart=/usr/bin/dockerd --data-root=%S/d'))] as never,
      environment: {
        DOCKER_DRIVER: { text: 'vfs', evidence: at(dropIn, 2, 'Environment="DOCKER_DRIVER=vfs" A=b') },
        A: { text: 'b', evidence: at(dropIn, 2, 'Environment="DOCKER_DRIVER=vfs" A=b') },
      },
      unitFaults: [],
    },
  },
  {
    name: 'a drop-in that only adds an ExecStart=',
    host: { files: { [vendor]: unit, [dropIn]: '[Service]\nExecStart=/usr/bin/dockerd -D\n' } },
    part: {
      unitFaults: [
        {
          message:
            'Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.',
          path: dropIn,
          line: 2,
          text: 'ExecStart=/usr/bin/dockerd -D',
        },
      ],
    },
  },
  {
    name: 'drop-ins of one name: the first directory wins, and a link to /dev/null takes it away',
    host: {
      files: {
        [vendor]: unit,
        '/usr/lib/systemd/system/docker.service.d/10-a.conf': '[Service]\nEnvironment=A=vendor\n',
        '/etc/systemd/system/docker.service.d/10-a.conf': '[Service]\nEnvironment=A=local\n',
        '/usr/lib/systemd/system/docker.service.d/20-b.conf': '[Service]\nEnvironment=B=1\n',
        '/etc/systemd/system/docker.service.d/20-b.conf': { link: '/dev/null' },
        '/run/systemd/system/service.d/30-c.conf': '[Service]\nEnvironment=C=1\n',
        '/dev/null': '',
      },
    },
    part: {
      dropIns: ['/etc/systemd/system/docker.service.d/10-a.conf', '/run/systemd/system/service.d/30-c.conf'],
    },
  },
  {
    name: 'a unit of one’s own hides the package’s',
    host: {
      files: { [vendor]: unit, '/etc/systemd/system/docker.service': '[Service]\nExecStart=/usr/bin/dockerd\n' },
    },
    part: { unit: '/etc/systemd/system/docker.service', words: [] },
  },
  {
    name: 'a masked unit',
    host: { files: { [vendor]: unit, '/etc/systemd/system/docker.service': { link: '/dev/null' }, '/dev/null': '' } },
    part: { masked: true, words: [] },
  },
  {
    name: 'a wrapper in front of dockerd',
    host: { files: { [vendor]: '[Service]\nExecStart=/usr/bin/env A=b /opt/dockerd -D\n' } },
    part: {
      binary: '/opt/dockerd',
      words: [word('-D', at(vendor, 2, 'ExecStart=/usr/bin/env A=b /opt/dockerd -D'))] as never,
    },
  },
  {
    name: 'a script of one’s own',
    host: { files: { [vendor]: '[Service]\nExecStart=/usr/local/bin/start-docker.sh\n' } },
    unknown: 'unsupported',
  },
  {
    name: 'an environment file that must be there',
    host: { files: { [vendor]: '[Service]\nEnvironmentFile=/etc/docker.env\nExecStart=/usr/bin/dockerd\n' } },
    part: {
      unitFaults: [
        {
          message: 'Failed to load environment files: No such file or directory',
          path: vendor,
          line: 2,
          text: 'EnvironmentFile=/etc/docker.env',
        },
      ],
    },
  },
  {
    name: 'an init script without systemd',
    host: {
      files: {
        '/etc/init.d/docker': '#!/bin/sh\n',
        '/etc/default/docker': "export DOCKER_TMPDIR=/t\nDOCKER_OPTS='-D'\n",
      },
    },
    part: {
      manager: 'sysvinit',
      words: [word('-D', at('/etc/default/docker', 2, "DOCKER_OPTS='-D'"))] as never,
      environment: { DOCKER_TMPDIR: { text: '/t', evidence: at('/etc/default/docker', 1, 'export DOCKER_TMPDIR=/t') } },
    },
  },
  {
    name: 'OpenRC',
    host: { files: { '/etc/init.d/docker': '#!/sbin/openrc-run\n', '/etc/conf.d/docker': 'DOCKER_OPTS="-D"\n' } },
    part: { manager: 'openrc', words: [word('-D', at('/etc/conf.d/docker', 1, 'DOCKER_OPTS="-D"'))] as never },
  },
]);
