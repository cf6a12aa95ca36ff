import { cgroupDriverOf } from '../../cgroup/docker-driver.js';
import { isSince } from '../../docker-options/engine-version.js';
import { stopping } from '../check.js';
import type { ConfigFault } from '../daemon-config.js';
import type { ConfigHost, HostCheck } from './host-check.js';
import { switchOf } from '../settings-conflicts.js';

const cpuMounts = ['cpu', 'cpu,cpuacct', 'cpuacct,cpu'];
const cgroup2Magic = 0x63677270;

/** Settings that depend on the host's control groups (moby daemon/daemon_unix.go verifyDaemonSettings, cmd/dockerd/daemon_linux.go). */
export const cgroupSettingsCheck: HostCheck = {
  cause: 'settings-conflict',
  reads: () => ({
    filesystems: ['/sys/fs/cgroup'],
    stats: ['/run/systemd/system', ...cpuMounts.map(mount => `/sys/fs/cgroup/${mount}/cpu.rt_period_us`)],
  }),
  async find({ config, host, environment }) {
    const faults: ConfigFault[] = [];
    const refuse = (keys: readonly string[], message: string): number =>
      faults.push(stopping(config, 'settings-conflict', keys, message));
    const parent = config.text('cgroup-parent').value;
    const driver = cgroupDriverOf(config.version, config.list('exec-opts', 'exec-opt').value);
    const rootless = switchOf(config, 'rootless');
    const usesSystemd = async (): Promise<boolean> =>
      driver === 'systemd' || (driver === '' && (await isUnified(host)) && (await runsSystemd(host)));
    if (parent !== '' && !/^[\s\S]+\.slice$/.test(parent) && (await usesSystemd())) {
      refuse(
        ['cgroup-parent', 'exec-opts'],
        'cgroup-parent for systemd cgroup should be a valid slice named as "xxx.slice"',
      );
    }
    if (rootless && driver === 'systemd' && !(await isUnified(host))) {
      refuse(['rootless', 'exec-opts'], 'exec-opt native.cgroupdriver=systemd requires cgroup v2 for rootless mode');
    }
    if (rootless && isSince(config.version, '28.0') && (environment.get('ROOTLESSKIT_STATE_DIR')?.text ?? '') === '') {
      refuse(['rootless'], 'failed to register "bridge" driver: $ROOTLESSKIT_STATE_DIR needs to be set');
    }
    const realtime = ['cpu-rt-period', 'cpu-rt-runtime'].filter(key => config.integer(key, 0).value !== 0);
    if (realtime.length > 0 && isSince(config.version, '23.0')) {
      if (await isUnified(host))
        refuse(realtime, 'daemon-scoped cpu-rt-period and cpu-rt-runtime are not implemented for cgroup v2');
      else if (!(await hasRealtime(host)))
        refuse(realtime, 'daemon-scoped cpu-rt-period and cpu-rt-runtime are not supported by the kernel');
    }
    return faults;
  },
};

const isUnified = async (host: ConfigHost): Promise<boolean> =>
  (await host.filesystem('/sys/fs/cgroup'))?.magic === cgroup2Magic;

const runsSystemd = async (host: ConfigHost): Promise<boolean> =>
  (await host.stat('/run/systemd/system', { follow: false }))?.type === 'directory';

async function hasRealtime(host: ConfigHost): Promise<boolean> {
  for (const mount of cpuMounts) {
    if ((await host.stat(`/sys/fs/cgroup/${mount}/cpu.rt_period_us`)) !== undefined) return true;
  }
  return false;
}
