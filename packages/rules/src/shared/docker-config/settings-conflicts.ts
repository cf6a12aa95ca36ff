import { isSince } from '../docker-options/engine-version.js';
import { stopping, type ConfigCheck } from './check.js';
import type { ConfigFault } from './daemon-config.js';
import type { Effective } from './effective.js';

/** Defaults of switches that other settings are weighed against. */
export const switchDefault = (version: string, key: string): boolean =>
  ['iptables', 'icc', 'ip-forward', 'ip-masq', 'userland-proxy'].includes(key) ||
  (key === 'ip6tables' && isSince(version, '27.0'));

export const switchOf = (config: Effective, key: string): boolean =>
  config.switch(key, switchDefault(config.version, key)).value;

/** Settings that exclude each other (moby daemon/daemon_unix.go verifyDaemonSettings, cmd/dockerd/daemon.go). */
export const settingsConflicts: ConfigCheck = config => {
  const { version } = config;
  const faults: ConfigFault[] = [];
  const conflict = (keys: readonly string[], message: string): number =>
    faults.push(stopping(config, 'settings-conflict', keys, message));
  const text = (key: string): string => config.text(key).value;
  const on = (key: string): boolean => switchOf(config, key);

  if (config.flag('graph') && config.flag('data-root'))
    conflict(['graph', 'data-root'], 'cannot specify both "--graph" and "--data-root" option');
  const namespace = config.text('containerd-namespace', 'moby').value || 'moby';
  const plugins =
    config.text('containerd-plugin-namespace', 'plugins.moby', 'containerd-plugins-namespace').value || 'plugins.moby';
  if (namespace === plugins) {
    conflict(
      ['containerd-namespace', 'containerd-plugins-namespace'],
      'containers namespace and plugins namespace cannot be the same',
    );
  }
  if (text('bridge') !== '' && text('bip') !== '') {
    conflict(['bridge', 'bip'], 'You specified -b & --bip, mutually exclusive options. Please specify only one');
  }
  if (text('bridge') !== '' && text('bip6') !== '') {
    conflict(['bridge', 'bip6'], 'You specified -b & --bip6, mutually exclusive options. Please specify only one');
  }
  if (!on('icc') && !on('iptables')) {
    conflict(
      ['icc', 'iptables'],
      'You specified --iptables=false with --icc=false. ICC=false uses iptables to function. Please set --icc or --iptables to true',
    );
  }
  if (isSince(version, '27.0') && !on('icc') && on('iptables') && on('ipv6') && !on('ip6tables')) {
    conflict(
      ['icc', 'ip6tables', 'ipv6'],
      'You specified --ip6tables=false with --icc=false. ICC=false uses ip6tables to function. Please set --icc or --ip6tables to true',
    );
  }
  if (!isSince(version, '27.0') && on('ip6tables') && !on('experimental')) {
    conflict(['ip6tables', 'experimental'], 'ip6tables rules are only available if experimental features are enabled');
  }
  if (!isSince(version, '23.0') && text('cluster-advertise') !== '' && text('cluster-store') === '') {
    conflict(
      ['cluster-advertise'],
      'invalid cluster configuration. --cluster-advertise must be accompanied by --cluster-store configuration',
    );
  }
  const feature = (name: string): boolean => featureOf(config, name);
  if (isSince(version, '29.0') && text('userns-remap') !== '' && feature('containerd-snapshotter')) {
    conflict(
      ['userns-remap', 'features'],
      'containerd-snapshotter is explicitly enabled, but is not compatible with userns remapping',
    );
  }
  if (isSince(version, '29.7') && feature('embedded-containerd') && on('cri-containerd')) {
    conflict(
      ['features', 'cri-containerd'],
      'conflicting options: cannot use the "embedded-containerd" feature and CRI support (--cri-containerd) at the same time',
    );
  }
  return faults;
};

export function featureOf(config: Effective, name: string): boolean {
  return features(config)[name] === true;
}

/** The features that file or flags switch; what neither names is absent. */
export function features(config: Effective): Readonly<Record<string, boolean>> {
  const file = config.fileValue('features');
  const result: Record<string, boolean> = {};
  for (const text of config.flag('feature')?.values ?? []) {
    const [name = '', value] = text.split('=', 2);
    result[name] = value === undefined || ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value);
  }
  if (file instanceof Map) for (const [name, value] of file) result[name] = value === true;
  return result;
}
