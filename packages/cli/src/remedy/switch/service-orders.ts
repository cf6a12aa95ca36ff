import fs from 'node:fs';
import type { Argv, ServiceOrders } from '../changes.js';
import { RemedyError } from '../remedy-error.js';
import type { DockerFacts } from './docker-facts.js';
import type { SwitchRequest } from './request.js';

/** How the service is stopped and started: as the user says, or as what runs on this host does it. */
export function serviceOrders(
  { serviceStop, serviceStart, waitMs }: SwitchRequest,
  daemon: DockerFacts['docker/daemon-arguments'],
  pidfile: string,
  isBooted = (): boolean => fs.existsSync('/run/systemd/system'),
): ServiceOrders {
  const base = { name: 'Docker', pidfile, process: 'docker', waitMs };
  if (serviceStop && serviceStart) return { ...base, stop: [serviceStop], start: [serviceStart] };
  if (serviceStop || serviceStart) throw new RemedyError('"--service-stop" and "--service-start" go together');
  switch (daemon.manager) {
    case 'systemd': {
      if (!isBooted()) break;
      if (daemon.masked) throw new RemedyError('docker.service is masked: systemctl unmask docker.service');
      const socket = daemon.socketActivated === true ? ['docker.socket'] : [];
      const systemctl = (...words: readonly string[]): Argv => ['systemctl', ...words];
      return {
        ...base,
        // The socket would start it again.
        stop: [systemctl('stop', ...socket, 'docker.service')],
        // After some failures systemd starts a service no more.
        start: [
          systemctl('reset-failed', 'docker.service'),
          ...socket.map(name => systemctl('start', name)),
          systemctl('start', 'docker.service'),
        ],
      };
    }
    case 'openrc':
      return { ...base, stop: [['rc-service', 'docker', 'stop']], start: [['rc-service', 'docker', 'start']] };
    case 'sysvinit':
      return { ...base, stop: [['/etc/init.d/docker', 'stop']], start: [['/etc/init.d/docker', 'start']] };
    case 'none':
      break;
  }
  throw new RemedyError(
    'it cannot be told how the service of Docker is stopped and started here; say it with --service-stop and --service-start',
  );
}
