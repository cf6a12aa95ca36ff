import { isGoDuration } from '../go-parse/duration.js';
import { evidenceOf } from '../go-toml/node.js';
import type { ContainerdConfigFault } from './config-faults.js';
import { textAt, textsOf, valueAt, type ContainerdSetting, type ContainerdSettings } from './effective.js';
import type { LoadedConfig } from './load-config.js';
import type { ContainerdTraits } from './traits.js';

const prefix = 'io.containerd.';

const stopping = (
  cause: ContainerdConfigFault['cause'],
  key: string,
  message: string,
  { evidence }: Pick<ContainerdSetting<unknown>, 'evidence'>,
): ContainerdConfigFault => ({ cause, key, message, evidence: evidence ? [evidence] : [], stops: true });

/** The file's version, which decides how the rest is read. Source: containerd server/config/config.go ValidateV2, ValidateVersion. */
export function versionFaults(
  loaded: LoadedConfig,
  { maxSchema, strict }: ContainerdTraits,
): readonly ContainerdConfigFault[] {
  const { schema, schemaPlace } = loaded;
  const place = { evidence: schemaPlace && evidenceOf(schemaPlace) };
  if (maxSchema === null || schema <= maxSchema) return [];
  const message = strict
    ? `expected containerd config version equal to or less than \`${maxSchema}\`, got \`${schema}\``
    : `unsupported config version \`${schema}\``;
  return [stopping('version', 'version', message, place)];
}

/** Names of plugins as `io.containerd.x.vx.name`. */
export function pluginNameFaults(
  { top, plugins, schema }: LoadedConfig,
  { strict, prefixedNames }: ContainerdTraits,
): readonly ContainerdConfigFault[] {
  if (!strict && schema < 2) return [];
  const isName = (name: string): boolean =>
    strict ? name.includes('.') : name.split('.').length >= 4 && (!prefixedNames || name.startsWith(prefix));
  const faults: ContainerdConfigFault[] = [];
  for (const list of ['disabled', 'required']) {
    for (const { text, place } of textsOf(top.entries.get(`${list}_plugins`))) {
      if (isName(text)) continue;
      const message = `invalid ${list} plugin URI "${text}" expect io.containerd.x.vx`;
      faults.push(stopping('plugin-name', `${list}_plugins`, message, { evidence: evidenceOf(place) }));
    }
  }
  for (const [name, value] of strict ? [] : plugins) {
    if (isName(name)) continue;
    const message = `invalid plugin key URI "${name}" expect io.containerd.x.vx`;
    faults.push(stopping('plugin-name', `plugins."${name}"`, message, { evidence: evidenceOf(value.place) }));
  }
  return faults;
}

const levels = ['panic', 'fatal', 'error', 'warn', 'warning', 'info', 'debug', 'trace'];

const proxies: readonly (readonly [type: string, short: string, since: 'always' | '1.7' | '2.0'])[] = [
  ['snapshotter.v1', 'snapshot', 'always'],
  ['content.v1', 'content', 'always'],
  ['differ.v1', 'diff', '1.7'],
  ['sandbox.controller.v1', 'sandbox', '2.0'],
];

/** Values that have the right type and are still refused. Source: containerd cmd/containerd/command/main.go setLogLevel; server/server.go New, LoadPlugins. */
export function valueFaults(
  { top }: LoadedConfig,
  settings: ContainerdSettings,
  traits: ContainerdTraits,
  plugins: ReadonlySet<string>,
): readonly ContainerdConfigFault[] {
  const faults: ContainerdConfigFault[] = [];
  const { logLevel, logFormat } = settings;
  if (logLevel.value !== '' && !levels.includes(logLevel.value.toLowerCase()))
    faults.push(stopping('value', 'debug.level', `not a valid logrus Level: "${logLevel.value}"`, logLevel));
  if (logFormat.value !== '' && !['text', 'json'].includes(logFormat.value))
    faults.push(stopping('value', 'debug.format', `unknown log format: ${logFormat.value}`, logFormat));
  const timeouts = valueAt(top, 'timeouts');
  for (const [name, value] of timeouts?.kind === 'table' ? timeouts.entries : []) {
    if (value.kind !== 'string' || isGoDuration(value.text)) continue;
    const message = `unable to parse ${value.text} into a time duration`;
    faults.push(stopping('value', `timeouts."${name}"`, message, { evidence: evidenceOf(value.place) }));
  }
  return [...faults, ...proxyFaults(top, traits, plugins)];
}

/** A proxy of no known type, or one that is there already, makes containerd panic. */
function proxyFaults(
  top: LoadedConfig['top'],
  { strict, prefixedNames }: ContainerdTraits,
  plugins: ReadonlySet<string>,
): readonly ContainerdConfigFault[] {
  const table = valueAt(top, 'proxy_plugins');
  const known = proxies.filter(([, , since]) => since === 'always' || (since === '1.7' ? prefixedNames : strict));
  const faults: ContainerdConfigFault[] = [];
  for (const [name, value] of table?.kind === 'table' ? table.entries : []) {
    const type = value.kind === 'table' ? textAt(value, 'type').value : '';
    const found = known.find(([long, short]) => type === short || type === `${prefix}${long}`);
    const key = `proxy_plugins."${name}"`;
    const place = { evidence: evidenceOf(value.place) };
    if (!found)
      faults.push(
        stopping(
          'value',
          `${key}.type`,
          `plugin: no type (unknown proxy plugin type "${type}"; containerd panics)`,
          place,
        ),
      );
    else if (name === '') faults.push(stopping('value', key, 'plugin: no id (containerd panics)', place));
    else if (plugins.has(`${found[0]}.${name}`))
      faults.push(
        stopping(
          'value',
          key,
          `${prefix}${found[0]}.${name}: plugin: id already registered (containerd panics)`,
          place,
        ),
      );
  }
  return faults;
}
