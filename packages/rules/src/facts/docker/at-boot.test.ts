import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerAtBoot } from './at-boot.js';

const unit = { '/usr/lib/systemd/system/docker.service': '[Service]\nExecStart=/usr/bin/dockerd -H fd://\n' };
const service = '/etc/systemd/system/multi-user.target.wants/docker.service';
const socket = '/etc/systemd/system/sockets.target.wants/docker.socket';
const link = { link: '/usr/lib/systemd/system/docker.service' };

testFact(dockerAtBoot, [
  { name: 'no service', host: {}, value: null },
  {
    name: 'at boot',
    host: { files: { ...unit, [service]: link, [socket]: '' } },
    value: { at: 'boot', link: service },
  },
  {
    name: 'at boot by the package itself, in a /lib of its own',
    host: {
      files: {
        '/lib/systemd/system/docker.service': unit['/usr/lib/systemd/system/docker.service'],
        '/lib/systemd/system/multi-user.target.wants/docker.service': link,
      },
    },
    part: { at: 'boot' },
  },
  { name: 'by its socket', host: { files: { ...unit, [socket]: '' } }, value: { at: 'first-use', link: socket } },
  { name: 'never', host: { files: unit }, value: { at: 'never', link: null } },
  { name: 'a masked unit', host: { files: { ...unit, '/etc/systemd/system/docker.service': '' } }, value: null },
  {
    name: 'OpenRC',
    host: {
      files: {
        '/etc/init.d/docker': '#!/sbin/openrc-run\n',
        '/etc/runlevels/default/docker': { link: '/etc/init.d/docker' },
      },
    },
    value: { at: 'boot', link: '/etc/runlevels/default/docker' },
  },
  {
    name: 'links that may not be looked at',
    host: { files: { ...unit, '/etc/systemd/system/multi-user.target.wants/docker.service': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
