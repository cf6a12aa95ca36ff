import { defineFact } from '@hostlint/core';
import { serviceCommand, type ServiceCommand, serviceCommandReads } from '../../shared/systemd-unit/service-command.js';

/** How the host would start containerd. */
export interface ContainerdArguments extends Omit<ServiceCommand, 'unit'> {
  /** The unit that starts it; `null`: there is none, and containerd is judged as started without arguments. */
  readonly unit: string | null;
}

const unit = 'containerd.service';

const nothing = { unit: null, dropIns: [], masked: false, binary: null, words: [], environment: {}, faults: [] };

/** The arguments and the environment that containerd.service, its drop-ins and its environment files give containerd. */
export const containerdDaemonArguments = defineFact({
  id: 'containerd/daemon-arguments',
  summary: 'The arguments and the environment that containerd would be started with.',
  reads: () => serviceCommandReads(unit),
  async collect(host): Promise<ContainerdArguments> {
    return (await serviceCommand(host, unit, 'containerd')) ?? nothing;
  },
});
