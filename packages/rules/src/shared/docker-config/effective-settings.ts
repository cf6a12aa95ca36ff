import { isSince } from '../docker-options/engine-version.js';
import type { DaemonConfig, Setting } from './daemon-config.js';
import type { Effective } from './effective.js';
import { securitySettings } from './security-settings.js';
import { networkSettings } from './network-settings.js';
import { features, switchDefault } from './settings-conflicts.js';
import type { Word } from './words.js';

type Settings = Omit<DaemonConfig, 'version' | 'configFile' | 'faults' | 'undecided'>;

/** The settings that other facts build on. */
export function effectiveSettings(config: Effective, environment: ReadonlyMap<string, Word>): Settings {
  const on = (key: string): Setting<boolean> => config.switch(key, switchDefault(config.version, key));
  const featureSource = config.map('features', 'feature');
  return {
    dataRoot: dataRoot(config),
    execRoot: config.text('exec-root', '/var/run/docker'),
    storageDriver: storageDriver(config, environment),
    storageOptions: config.list('storage-opts', 'storage-opt'),
    usernsRemap: config.text('userns-remap'),
    features: { ...featureSource, value: features(config) },
    hosts: config.list('hosts', 'host'),
    containerd: config.text('containerd'),
    defaultRuntime: config.text('default-runtime', 'runc'),
    execOptions: config.list('exec-opts', 'exec-opt'),
    cgroupParent: config.text('cgroup-parent'),
    liveRestore: on('live-restore'),
    experimental: on('experimental'),
    rootless: on('rootless'),
    security: securitySettings(config),
    network: networkSettings(config, environment),
    pidfile: config.text('pidfile', '/var/run/docker.pid'),
    init: on('init'),
    initPath: config.text('init-path'),
  };
}

/** `graph` was the older name of data-root, as a key and as a flag; dockerd refuses it since 23.0. */
function dataRoot(config: Effective): Setting<string> {
  const setting = config.text('data-root', '/var/lib/docker');
  if (setting.origin !== 'default' || isSince(config.version, '23.0')) return setting;
  return config.text('graph', '/var/lib/docker');
}

function storageDriver(config: Effective, environment: ReadonlyMap<string, Word>): Setting<string> {
  const word = environment.get('DOCKER_DRIVER');
  return word && word.text !== ''
    ? { value: word.text, origin: 'environment', evidence: word.evidence }
    : config.text('storage-driver');
}
