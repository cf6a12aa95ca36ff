import { isSince } from '../docker-options/engine-version.js';
import { stopping, type ConfigCheck } from './check.js';
import type { ConfigFault } from './daemon-config.js';
import { decodedList, decodedMap, decodedText } from './decoded.js';
import type { Effective } from './effective.js';
import { runtimeOf } from './flag-value.js';

/** OCI runtimes and the default one (moby daemon/runtime_unix.go setupRuntimes; before 25.0 also daemon/config/config.go Validate). */
export const runtimeFaults: ConfigCheck = config => {
  const { version } = config;
  const fromFile = decodedMap(config.fileValue('runtimes'));
  const faults: ConfigFault[] = [];
  const refuse = (message: string, key = 'runtimes'): number =>
    faults.push(stopping(config, 'runtimes', [key], message));

  if (fromFile.has('runc')) refuse("runtime name 'runc' is reserved");
  for (const [name, runtime] of fromFile) {
    const fields = decodedMap(runtime);
    const message = isSince(version, '23.0') ? shapeProblem(fields) : undefined;
    if (message !== undefined) refuse(`runtime ${name}: ${message}`);
    else if (decodedList(fields.get('runtimeArgs')).length > 0 && name.includes('/'))
      refuse(`open ${name}: no such file or directory`);
  }
  const chosen = config.text('default-runtime', 'runc').value || 'runc';
  if (!defaultExists(config, chosen, fromFile))
    refuse(`specified default runtime '${chosen}' does not exist`, 'default-runtime');
  return faults;
};

function shapeProblem(fields: ReadonlyMap<string, unknown>): string | undefined {
  const path = decodedText(fields.get('path') as string | undefined);
  const type = decodedText(fields.get('runtimeType') as string | undefined);
  const has = (name: string): boolean => {
    const value = fields.get(name);
    return value instanceof Map ? value.size > 0 : Array.isArray(value) && value.length > 0;
  };
  if (path === undefined && type === undefined) return 'either a runtimeType or a path must be configured';
  if (path !== undefined && type !== undefined)
    return 'cannot configure both path and runtimeType for the same runtime';
  if (path !== undefined) return has('options') ? 'options cannot be used with a path runtime' : undefined;
  return has('runtimeArgs') ? 'args cannot be used with a runtimeType runtime' : undefined;
}

function defaultExists(config: Effective, name: string, fromFile: ReadonlyMap<string, unknown>): boolean {
  const since23 = isSince(config.version, '23.0');
  const builtIn = ['runc', 'io.containerd.runc.v2', ...(since23 ? [] : ['io.containerd.runtime.v1.linux'])];
  if (builtIn.includes(name) || fromFile.has(name)) return true;
  const fromFlags = (config.flag('add-runtime')?.values ?? []).some(value => runtimeOf(value)[0] === name);
  // Before 23.0 the file is judged by itself first: what it names, it must define.
  if (fromFlags && (since23 || decodedText(config.fileValue('default-runtime')) === undefined)) return true;
  return since23 && isContainerdName(config.version, name);
}

/** Names that containerd resolves by itself: `prefix.name.version`, no path. */
function isContainerdName(version: string, name: string): boolean {
  if (name.startsWith('/') || name.includes('/')) return false;
  const dot = name.indexOf('.');
  return dot > 0 && (isSince(version, '25.0') || name.split('.').length >= 2);
}
