import { isSince } from '../docker-options/engine-version.js';

/**
 * The value of native.cgroupdriver among dockerd's exec-opts; empty where there is none. The older reader stops at the first, the one
 * since 28.0 keeps the last. Source: moby v20.10.24 daemon/daemon_unix.go getCD; v28.5.2 daemon/config/config_linux.go GetExecOpt.
 */
export function cgroupDriverOf(version: string, options: readonly string[]): string {
  const drivers = options.flatMap(text => /^\s*native\.cgroupdriver\s*=\s*(\S*)\s*$/i.exec(text)?.[1] ?? []);
  return (isSince(version, '28.0') ? drivers.at(-1) : drivers[0]) ?? '';
}
