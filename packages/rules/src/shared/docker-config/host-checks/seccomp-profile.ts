import { isSince } from '../../docker-options/engine-version.js';
import { stopping } from '../check.js';
import { absolutePath, type HostCheck } from './host-check.js';

/** The file of the default seccomp profile is read at the start; its content only when a container starts (moby daemon/daemon_unix.go setupSeccompProfile). */
export const seccompProfileCheck: HostCheck = {
  cause: 'seccomp-profile',
  reads: () => ({ stats: ['{configured}'] }),
  async find({ config, host }) {
    const profile = config.text('seccomp-profile').value;
    // The names of built-in profiles came with 23.0; before, they are paths like any other.
    if (profile === '' || (isSince(config.version, '23.0') && ['builtin', 'unconfined'].includes(profile))) return [];
    const stat = await host.stat(absolutePath(profile));
    const why =
      stat === undefined
        ? `open ${profile}: no such file or directory`
        : stat.type === 'directory'
          ? `read ${profile}: is a directory`
          : undefined;
    return why === undefined
      ? []
      : [
          stopping(
            config,
            'seccomp-profile',
            ['seccomp-profile'],
            `opening seccomp profile (${profile}) failed: ${why}`,
          ),
        ];
  },
};
