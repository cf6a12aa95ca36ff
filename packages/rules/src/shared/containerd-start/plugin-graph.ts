import { isSince } from '../docker-options/engine-version.js';

/** The plugins of a version by name (without `io.containerd.`), with those that each cannot do without. */
export type PluginGraph = ReadonlyMap<string, readonly string[]>;

const services = (names: string): string =>
  names
    .split(' ')
    .map(name => `service.v1.${name}-service`)
    .join(' ');

const allServices = services('containers content diff images namespaces snapshots tasks');

/** The same in 1.6 and 1.7. */
const first: Readonly<Record<string, string>> = {
  'content.v1.content': '',
  'event.v1.exchange': '',
  'snapshotter.v1.aufs': '',
  'snapshotter.v1.btrfs': '',
  'snapshotter.v1.devmapper': '',
  'snapshotter.v1.native': '',
  'snapshotter.v1.overlayfs': '',
  'snapshotter.v1.zfs': '',
  'metadata.v1.bolt': 'content.v1.content',
  'differ.v1.walking': 'metadata.v1.bolt',
  'gc.v1.scheduler': 'metadata.v1.bolt',
  'service.v1.introspection-service': '',
  'service.v1.containers-service': 'event.v1.exchange metadata.v1.bolt',
  'service.v1.content-service': 'event.v1.exchange metadata.v1.bolt',
  'service.v1.diff-service': 'differ.v1.walking',
  'service.v1.images-service': 'gc.v1.scheduler',
  'service.v1.namespaces-service': 'event.v1.exchange metadata.v1.bolt',
  'service.v1.snapshots-service': 'metadata.v1.bolt event.v1.exchange',
  'service.v1.tasks-service': 'runtime.v1.linux runtime.v2.task',
  'runtime.v1.linux': 'event.v1.exchange metadata.v1.bolt',
  'runtime.v2.task': 'event.v1.exchange metadata.v1.bolt',
  'monitor.v1.cgroups': 'event.v1.exchange',
  'internal.v1.opt': '',
  'internal.v1.restart': `${allServices} ${services('leases')}`,
  'grpc.v1.introspection': '',
  'grpc.v1.containers': services('containers'),
  'grpc.v1.content': services('content'),
  'grpc.v1.diff': services('diff'),
  'grpc.v1.events': 'event.v1.exchange',
  'grpc.v1.healthcheck': '',
  'grpc.v1.images': services('images'),
  'grpc.v1.leases': services('leases'),
  'grpc.v1.namespaces': services('namespaces'),
  'grpc.v1.snapshots': services('snapshots'),
  'grpc.v1.tasks': services('tasks'),
  'grpc.v1.version': '',
  'grpc.v1.cri': `${allServices} ${services('leases')}`,
  'service.v1.leases-service': 'gc.v1.scheduler',
  'internal.v1.tracing': '',
  'tracing.processor.v1.otlp': '',
};

const since17: Readonly<Record<string, string>> = {
  'warning.v1.deprecations': '',
  'snapshotter.v1.blockfile': '',
  'lease.v1.manager': 'gc.v1.scheduler',
  'streaming.v1.manager': 'metadata.v1.bolt',
  'sandbox.store.v1.local': 'metadata.v1.bolt',
  'service.v1.snapshots-service': 'metadata.v1.bolt',
  'grpc.v1.leases': 'lease.v1.manager',
  'grpc.v1.sandboxes': 'sandbox.store.v1.local',
  'grpc.v1.streaming': 'streaming.v1.manager',
  'grpc.v1.transfer': 'streaming.v1.manager transfer.v1.local',
  'nri.v1.nri': '',
};

const only17: Readonly<Record<string, string>> = {
  'runtime.v2.shim': 'runtime.v2.task',
  'sandbox.controller.v1.local': 'runtime.v2.shim sandbox.store.v1.local',
  'grpc.v1.sandbox-controllers': 'sandbox.controller.v1.local',
  'transfer.v1.local': 'differ.v1.walking lease.v1.manager',
  'internal.v1.restart': `${allServices} lease.v1.manager sandbox.controller.v1.local`,
  'grpc.v1.cri': `${allServices} lease.v1.manager sandbox.controller.v1.local`,
};

const since20: Readonly<Record<string, string>> = {
  'image-verifier.v1.bindir': '',
  'monitor.task.v1.cgroups': 'event.v1.exchange',
  'metadata.v1.bolt': 'content.v1.content event.v1.exchange',
  'shim.v1.manager': 'metadata.v1.bolt',
  'runtime.v2.task': 'shim.v1.manager',
  'service.v1.tasks-service': 'runtime.v2.task',
  'transfer.v1.local': 'differ.v1.walking image-verifier.v1.bindir lease.v1.manager',
  'cri.v1.runtime': '',
  'cri.v1.images': `sandbox.store.v1.local ${allServices} transfer.v1.local`,
  'podsandbox.controller.v1.podsandbox': 'cri.v1.images cri.v1.runtime',
  'sandbox.controller.v1.shim': 'shim.v1.manager',
  'grpc.v1.sandbox-controllers': 'podsandbox.controller.v1.podsandbox sandbox.controller.v1.shim',
  'monitor.container.v1.restart': `sandbox.store.v1.local ${allServices} transfer.v1.local`,
  'ttrpc.v1.otelttrpc': '',
  'grpc.v1.cri': 'podsandbox.controller.v1.podsandbox sandbox.controller.v1.shim',
};

const gone20 = [
  'snapshotter.v1.aufs',
  'runtime.v1.linux',
  'monitor.v1.cgroups',
  'internal.v1.restart',
  'service.v1.leases-service',
];

const since21: Readonly<Record<string, string>> = { 'snapshotter.v1.erofs': '', 'differ.v1.erofs': '' };

/**
 * Measured by disabling each plugin of 1.6.20, 1.7.24 and 2.1.9 in turn: what then fails needs it, and containerd itself starts each time. What
 * hangs on a snapshotter that the configuration names is not in here.
 */
export function pluginGraph(version: string): PluginGraph {
  const graph = new Map<string, readonly string[]>();
  const add = (more: Readonly<Record<string, string>>): void =>
    Object.keys(more).forEach(name => graph.set(name, more[name] ? more[name].split(' ') : []));
  add(first);
  if (isSince(version, '1.7')) {
    add(since17);
    graph.delete('service.v1.leases-service');
    add(isSince(version, '2.0') ? since20 : only17);
  }
  if (isSince(version, '2.0')) gone20.forEach(name => graph.delete(name));
  if (isSince(version, '2.1')) add(since21);
  return graph;
}

/** Whether every plugin of the version is known: of later ones, only those above are. */
export const isGraphComplete = (version: string): boolean => !isSince(version, '2.2');
