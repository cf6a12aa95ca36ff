import { isSince } from '../../docker-options/engine-version.js';
import { stopping } from '../check.js';
import { switchOf } from '../settings-conflicts.js';
import { absolutePath, type ConfigHost, type HostCheck } from './host-check.js';

/** Where dockerd looks for its helpers (moby v28.5.2 daemon/config/config_linux.go lookupBinPath), then the PATH that systemd gives to services. */
const directories = [
  ...[
    '/usr/local/libexec/docker',
    '/usr/libexec/docker',
    '/usr/local/lib/docker',
    '/usr/lib/docker',
    '/usr/local/libexec',
    '/usr/libexec',
  ],
  ...['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'],
];

/** Since 25.0 the userland proxy's program must be there when it is on, which is the default. */
export const userlandProxyCheck: HostCheck = {
  cause: 'userland-proxy',
  reads: () => ({ stats: [...directories.map(directory => `${directory}/docker-proxy`), '{configured}'] }),
  async find({ config, host }) {
    if (!isSince(config.version, '25.0') || !switchOf(config, 'userland-proxy')) return [];
    const refuse = (message: string): ReturnType<typeof stopping>[] => [
      stopping(config, 'userland-proxy', ['userland-proxy-path', 'userland-proxy'], message),
    ];
    const path = config.text('userland-proxy-path').value;
    if (path === '') {
      for (const directory of directories) if (await isProgram(host, `${directory}/docker-proxy`)) return [];
      return refuse('invalid userland-proxy-path: userland-proxy is enabled, but userland-proxy-path is not set');
    }
    if (!path.startsWith('/')) return refuse(`invalid userland-proxy-path: must be an absolute path: ${path}`);
    return (await isProgram(host, absolutePath(path)))
      ? []
      : refuse(`invalid userland-proxy-path: exec: "${path}": not an executable file`);
  },
};

async function isProgram(host: ConfigHost, path: string): Promise<boolean> {
  const stat = await host.stat(path);
  return stat !== undefined && stat.type !== 'directory' && (stat.mode & 0o111) !== 0;
}
