import { isUnknowable, type Reads } from '@hostlint/core';
import { isSince } from '../docker-options/engine-version.js';
import { fileStruct } from '../docker-options/file-struct.js';
import { decodeJson, type DecodeFault } from '../go-json/decode.js';
import type { ParsedArguments } from './arguments.js';
import { builderFaults } from './builder-values.js';
import type { ConfigCheck } from './check.js';
import type { ConfigFile } from './config-file.js';
import type { ConfigFault, DaemonConfig, UndecidedCause } from './daemon-config.js';
import { decodedMap } from './decoded.js';
import { readDocument, type ConfigDocument } from './document.js';
import { Effective } from './effective.js';
import { effectiveSettings } from './effective-settings.js';
import { environmentFaults } from './environment.js';
import { flagConflicts } from './flag-conflicts.js';
import { authorizationPluginsCheck } from './host-checks/authorization-plugins.js';
import { cgroupSettingsCheck } from './host-checks/cgroup-settings.js';
import type { ConfigHost, HostCheck } from './host-checks/host-check.js';
import { logDriverPluginCheck } from './host-checks/log-driver-plugin.js';
import { listenersCheck } from './host-checks/listeners.js';
import { seccompProfileCheck } from './host-checks/seccomp-profile.js';
import { tlsCheck } from './host-checks/tls.js';
import { userlandProxyCheck } from './host-checks/userland-proxy.js';
import { usernsRemapCheck } from './host-checks/userns-remap.js';
import { duplicateKeys, openedObjects, refusedKeys, setKeys, type SetKey } from './key-faults.js';
import { logOptionFaults } from './log-options.js';
import { networkValueFaults } from './network-values.js';
import { runtimeFaults } from './runtimes.js';
import { settingsConflicts } from './settings-conflicts.js';
import { silentKeys } from './silent-keys.js';
import { valueFaults } from './values.js';
import type { Word } from './words.js';
import { lookAsRoot } from '../cures.js';

export interface JudgeInput {
  readonly version: string;
  /** The version as the binary gives it, such as `20.10.24+dfsg1`; `null` when only the number is known. */
  readonly build: string | null;
  readonly parsed: ParsedArguments;
  readonly environment: ReadonlyMap<string, Word>;
  readonly file: ConfigFile;
  readonly host: ConfigHost;
  /** Whether systemd hands sockets over: there is a docker.socket; `null`: nobody knows who starts dockerd. */
  readonly socketActivated: boolean | null;
  /** Whether there is a dockerd: its helpers are missed only beside it. */
  readonly installed: boolean;
}

const checks: readonly ConfigCheck[] = [
  valueFaults,
  settingsConflicts,
  runtimeFaults,
  logOptionFaults,
  networkValueFaults,
  builderFaults,
];

const hostChecks: readonly HostCheck[] = [
  tlsCheck,
  cgroupSettingsCheck,
  userlandProxyCheck,
  listenersCheck,
  usernsRemapCheck,
  seccompProfileCheck,
  authorizationPluginsCheck,
  logDriverPluginCheck,
];

/** What `judgeConfig` asks for. */
export const configReads = (): Reads => ({ also: hostChecks.map(({ reads }) => reads()) });

/** Judges a configuration as dockerd of a version does when it starts. */
export async function judgeConfig(input: JudgeInput): Promise<DaemonConfig> {
  const { version, parsed, file } = input;
  const faults: ConfigFault[] = [
    ...parsed.faults,
    ...endFault(parsed),
    ...environmentFaults(version, input.environment),
    ...fileFaults(file),
  ];
  const document = file.state === 'read' ? readDocument(version, file.path, file.bytes) : null;
  const keys = document?.root ? setKeys(version, document.root) : [];
  const decoded = document?.root ? decodeJson(document.root, fileStruct(version)) : null;
  if (document)
    faults.push(
      ...documentFaults(version, document, keys),
      ...(decoded?.faults ?? []).slice(0, 100).map(fault => typeFault(document, fault)),
    );
  const config = new Effective({ version, flags: parsed.flags, document, keys, file: decodedMap(decoded?.value) });
  for (const one of flagConflicts(config, keys)) faults.push(one);
  if (document?.root) for (const one of silentKeys(version, document, document.root, keys, config)) faults.push(one);
  for (const check of checks) for (const one of check(config)) faults.push(one);
  for (const one of [...debianFaults(input, config), ...validatesOnly(config)]) faults.push(one);
  const undecided: UndecidedCause[] = [];
  for (const check of hostChecks) {
    if (check === userlandProxyCheck && !input.installed) continue;
    try {
      faults.push(
        ...(await check.find({
          config,
          host: input.host,
          environment: input.environment,
          socketActivated: input.socketActivated,
        })),
      );
    } catch (error) {
      if (!isUnknowable(error)) throw error;
      undecided.push({
        cause: check.cause,
        why: error.message,
        ...(error.reason === 'denied' ? { cure: lookAsRoot } : {}),
      });
    }
  }
  return {
    version,
    configFile: file.state === 'none' ? '' : file.path,
    faults,
    undecided,
    ...effectiveSettings(config, input.environment),
  };
}

/** `"validate": true` is taken for the flag. */
function validatesOnly(config: Effective): readonly ConfigFault[] {
  if (!isSince(config.version, '23.0') || !config.isSet('validate') || !config.switch('validate', false).value)
    return [];
  const message = '"validate" makes dockerd check its configuration and end';
  return [{ cause: 'value', key: 'validate', message, evidence: config.evidence('validate'), stops: true }];
}

function endFault({ endsAfter, flags }: ParsedArguments): readonly ConfigFault[] {
  if (endsAfter === null) return [];
  const evidence = flags.get(endsAfter)?.word.evidence;
  return [
    {
      cause: 'arguments',
      key: endsAfter,
      message: `--${endsAfter} makes dockerd print and end`,
      evidence: evidence ? [evidence] : [],
      stops: true,
    },
  ];
}

function fileFaults(file: ConfigFile): readonly ConfigFault[] {
  if (file.state === 'unreadable') {
    return [{ cause: 'config-file', message: file.why, evidence: [{ path: file.path }], stops: true }];
  }
  if (file.state !== 'absent' || !file.explicit) return [];
  return [
    {
      cause: 'config-file',
      message: `open ${file.path}: no such file or directory`,
      evidence: [{ path: file.path }],
      stops: true,
    },
  ];
}

function documentFaults(version: string, document: ConfigDocument, keys: readonly SetKey[]): readonly ConfigFault[] {
  const { root, faults } = document;
  if (!root) return faults;
  if (root.kind === 'null') return faults;
  if (root.kind !== 'object') return [...faults, { ...notAnObject(root.kind), evidence: [document.locate(root)] }];
  return [
    ...faults,
    ...refusedKeys(version, document, keys),
    ...openedObjects(version, document, root),
    ...duplicateKeys(document, root),
  ];
}

function notAnObject(kind: string): Omit<ConfigFault, 'evidence'> {
  const name = kind === 'true' || kind === 'false' ? 'bool' : kind;
  return {
    cause: 'type',
    message: `json: cannot unmarshal ${name} into Go value of type map[string]interface {}`,
    stops: true,
  };
}

const texts = new Set(['net.IP', 'netip.Addr', 'netip.Prefix', 'config.Duration', 'opts.MemBytes']);

function typeFault(document: ConfigDocument, { message, node, path, wanted }: DecodeFault): ConfigFault {
  const key = path.length > 0 ? path.join('.') : undefined;
  const cause = texts.has(wanted) && node.kind === 'string' ? 'value' : 'type';
  return {
    cause,
    ...(key === undefined ? {} : { key }),
    message,
    evidence: [document.locate(node)],
    stops: true,
    instead: wanted,
  };
}

/** Debian builds dockerd 20.10 without the key-value stores that its cluster options need. */
function debianFaults({ version, build }: JudgeInput, config: Effective): readonly ConfigFault[] {
  const { value, evidence } = config.text('cluster-store');
  if (value === '' || isSince(version, '23.0') || (!build?.includes('dfsg') && value.includes('://'))) return [];
  const message = value.includes('://')
    ? 'Backend storage not supported yet'
    : 'kv store daemon config must be of the form KV-PROVIDER://KV-URL';
  return [{ cause: 'value', key: 'cluster-store', message, evidence: evidence ? [evidence] : [], stops: true }];
}
