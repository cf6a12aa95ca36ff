import fs from 'node:fs';
import { isAtLeast, parseEngineVersion, type Finding, type HostSource, type Plugin } from '@hostlint/core';
import { mountsBelow } from '../daemon-process.js';
import { editJson } from '../edit-json.js';
import { RemedyError } from '../remedy-error.js';
import { namesIn } from '../store-copy.js';
import { carriedNames } from './carried.js';
import { unwritable } from './config-target.js';
import { unfitCp } from './cp-fitness.js';
import { listContainers, listImages } from '../docker-api.js';
import { askDocker, type DockerFacts } from './docker-facts.js';
import { forecastDocker, type SwitchForecast } from './forecast-switch.js';
import type { SwitchPlan, Verdict } from './plan.js';
import { presentDocker, type PresentDocker, type Reading } from './present-docker.js';
import { findingReason, placeOf } from './reasons.js';
import type { SwitchRequest } from './request.js';
import { lackOfRoom, roomOf, sizeOf } from './room.js';
import { serviceOrders } from './service-orders.js';
import { shadowedHost, type Shadows } from './shadowed-host.js';
import { containerdStore, targetEdits } from './target-edits.js';

export interface InspectOptions extends Reading {
  readonly plugins: readonly Plugin[];
}

/** Looks whether a switch is possible, and plans it. Changes nothing. */
export async function inspectSwitch(
  host: HostSource,
  request: SwitchRequest,
  options: InspectOptions,
): Promise<Verdict> {
  const present = await presentDocker(host, request, options);
  const { ask } = present;
  const [engine, daemon, file, config, storage, root] = await Promise.all([
    ask('docker/engine'),
    ask('docker/daemon-arguments'),
    ask('docker/daemon-json'),
    ask('docker/daemon-config'),
    ask('docker/storage-driver'),
    ask('docker/data-root'),
  ]);
  const running = await ask('docker/running-daemon');
  const { target } = request;
  const known = [...Object.keys(storage.homes), containerdStore];
  if (!known.includes(target))
    throw new RemedyError(`there is no storage driver "${target}"; known: ${known.join(', ')}`);
  const early = presentFaults({ engine, file, config, target, byProcess: present.byProcess });
  if (early.length > 0) return { kind: 'refused', reasons: early };

  const from = running?.driver ?? (storage.store?.kind === 'containerd' ? containerdStore : storage.driver);
  const isContainerd = storage.store?.kind === 'containerd';
  const wanted = target === containerdStore ? isContainerd : !isContainerd && from === target;
  const saysSo = target === containerdStore ? isContainerd : config.storageDriver.value === target;
  if (wanted && saysSo) return { kind: 'nothing-to-do', why: `Docker uses ${target} already` };

  const { edits, dropped } = targetEdits(target, config, isSince(engine.version, '29.0'));
  const before = file.content === null ? null : Buffer.from(file.content, 'latin1');
  const content = edit(file.path, before, edits);
  const service = serviceOrders(request, daemon, absolute(config.pidfile.value));
  const after: Shadows = new Map([...present.shadows, [file.path, content], [service.pidfile, null]]);
  const forecast = await forecastDocker(shadowedHost(host, after), options.plugins, options.index, present.options);
  const kind = (await askDocker(shadowedHost(host, after), options.index, present.options)('docker/storage-driver'))
    .store?.kind;
  const reasons = [
    ...forecastFaults(forecast, { target, kind, byProcess: present.byProcess }),
    ...(await undecidedFaults(host, forecast, present, running !== null, options)),
  ];

  if (!root.exists)
    return {
      kind: 'refused',
      reasons: [
        ...reasons,
        `there is no data-root "${root.path}" yet; set "storage-driver" in ${file.path}, and start Docker`,
      ],
    };
  const carried = carriedNames(root.path);
  const socket = running?.socket ?? socketOf(config.hosts.value);
  const images = running ? await listImages(running.socket) : null;
  const containers = running ? await listContainers(running.socket) : { all: 0, running: [] };
  const size = sizeOf(root.path, namesIn(root.path, carried));
  const room = roomOf(root.path);
  const extra = request.keepImages ? 2 * (images ?? []).reduce((sum, { bytes }) => sum + bytes, 0) : 0;
  reasons.push(
    ...[
      service.pidfile === '' ? 'dockerd writes no pid file here, so it could not be seen that it has ended' : undefined,
      request.keepImages && !running ? '--keep-images needs a Docker that runs; start it, then try again' : undefined,
      config.liveRestore.value && containers.running.length > 0
        ? `"live-restore" is on and ${containers.running.length} containers run, which would go on to use the store; stop them first: docker stop $(docker ps -q)`
        : undefined,
      running ? undefined : mountedInside(root.path, carried),
      lackOfRoom(size, extra, room),
      unwritable(file.path),
      await unfitCp(),
    ].filter(reason => reason !== undefined),
  );
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const plan: SwitchPlan = {
    target,
    from,
    version: engine.version,
    store: fs.realpathSync(root.path),
    carried,
    size,
    room,
    configFile: file.path,
    content,
    edits,
    dropped,
    service,
    runs: running !== null,
    containers,
    socket,
    expected: forecast.forecast,
    validate: validation(engine, daemon),
    images,
    keepImages: request.keepImages,
  };
  return { kind: 'possible', plan };
}

/** What must be mended before anything else is looked at. */
function presentFaults({
  engine,
  file,
  config,
  target,
  byProcess,
}: {
  readonly engine: DockerFacts['docker/engine'];
  readonly file: DockerFacts['docker/daemon-json'];
  readonly config: DockerFacts['docker/daemon-config'];
  readonly target: string;
  readonly byProcess: boolean;
}): readonly string[] {
  if (!engine.installed) return ['there is no dockerd on this host'];
  if (engine.judgedFor === 'newest') return ['the version of dockerd cannot be told; start Docker, then try again'];
  if (config.rootless.value) return ['this daemon is rootless; only that of root is switched'];
  if (file.state === 'none') return ['this daemon is told to read no configuration file (--config-file=)'];
  if (file.state === 'unreadable') return [file.why ?? `"${file.path}" cannot be read`];
  const faults = config.faults
    .filter(({ stops }) => stops)
    .map(
      ({ message, evidence }) =>
        `the configuration of now is refused by dockerd: ${message}${placeOf(evidence, byProcess)}`,
    );
  const { storageDriver, storageOptions } = config;
  const elsewhere = (
    setting: string,
    where: DockerFacts['docker/daemon-config']['storageDriver']['evidence'],
  ): string =>
    `${setting} is not set in ${file.path} but by an argument or the environment${placeOf(where ? [where] : [], byProcess)}; take it out there, then try again`;
  if (['arguments', 'environment'].includes(storageDriver.origin))
    faults.push(elsewhere('the storage driver', storageDriver.evidence));
  if (
    storageOptions.origin === 'arguments' &&
    targetEdits(target, { ...config, storageOptions: { ...storageOptions, origin: 'file' } }, false).dropped.length > 0
  )
    faults.push(elsewhere('an option of another storage driver', storageOptions.evidence));
  return faults;
}

function edit(path: string, before: Uint8Array | null, edits: SwitchPlan['edits']): Uint8Array {
  try {
    return editJson(before, edits);
  } catch (error) {
    if (error instanceof RemedyError)
      throw new RemedyError(`"${path}" is not changed: ${error.message}`, { cause: error });
    throw error;
  }
}

function forecastFaults(
  { forecast, refusals }: SwitchForecast,
  {
    target,
    kind,
    byProcess,
  }: { readonly target: string; readonly kind: string | undefined; readonly byProcess: boolean },
): readonly string[] {
  if (refusals.length > 0) return refusals.map(finding => findingReason(finding, byProcess));
  if (target === containerdStore)
    return kind === 'containerd' ? [] : [`Docker ${forecast.version ?? ''} would not keep images with containerd`];
  if (kind === 'containerd') return ['Docker would keep images with containerd, and use no storage driver'];
  if (forecast.storageDriver === target) return [];
  return [
    forecast.storageDriver === null
      ? 'it cannot be told which storage driver Docker would use'
      : `Docker would use ${forecast.storageDriver}, not ${target}`,
  ];
}

/** What could not be decided speaks against a switch, unless it is as undecided of the daemon that runs now. */
async function undecidedFaults(
  host: HostSource,
  { forecast, undecided }: SwitchForecast,
  present: PresentDocker,
  runs: boolean,
  { plugins, index }: InspectOptions,
): Promise<readonly string[]> {
  if (forecast.starts !== null || undecided.length === 0) return [];
  const now = runs
    ? (await forecastDocker(shadowedHost(host, present.shadows), plugins, index, present.options)).undecided
    : [];
  const key = ({ rule, subject, message }: Finding): string => JSON.stringify([rule, subject, message]);
  const before = new Set(now.map(key));
  return undecided
    .filter(finding => !before.has(key(finding)))
    .map(finding => findingReason(finding, present.byProcess));
}

function mountedInside(store: string, carried: readonly string[]): string | undefined {
  const mount = mountsBelow(store).find(path => !carried.includes(path.slice(store.length + 1).split('/')[0] ?? ''));
  return mount === undefined ? undefined : `"${mount}" is mounted in the data-root; umount it first`;
}

const isSince = (version: string, least: string): boolean => isAtLeast(parseEngineVersion(version) ?? version, least);

/** `dockerd --validate` came with 23. It gets the daemon's own arguments: some settings are refused in both places. */
function validation(
  engine: DockerFacts['docker/engine'],
  daemon: DockerFacts['docker/daemon-arguments'],
): SwitchPlan['validate'] {
  const binary = daemon.binary ?? engine.binary;
  if (binary === null || !isSince(engine.version, '23.0') || !fs.existsSync(binary)) return null;
  const words: string[] = [];
  const all = daemon.words.map(({ text }) => text);
  for (let at = 0; at < all.length; at++) {
    const word = all[at] as string;
    if (word === '--config-file') at++;
    else if (!word.startsWith('--config-file=')) words.push(word);
  }
  return [binary, ...words, '--validate', '--config-file'];
}

const absolute = (path: string): string => (path === '' || path.startsWith('/') ? path : `/${path}`);

const socketOf = (hosts: readonly string[]): string =>
  hosts.find(host => host.startsWith('unix://'))?.slice('unix://'.length) || '/var/run/docker.sock';
