import { decodeJson } from '../go-json/decode.js';
import { foldName } from '../go-json/fold-name.js';
import {
  goAny,
  goBool,
  goInt,
  goInt64,
  goString,
  mapOf,
  pointerTo,
  sliceOf,
  structOf,
  type GoType,
} from '../go-json/go-type.js';
import { parseGoIp, parseNetipAddress, parsePrefix } from '../go-parse/ip.js';
import { sizeProblem } from '../go-parse/size.js';
import { durationProblem } from '../go-parse/duration.js';
import { isSince } from './engine-version.js';

export const goStrings = sliceOf(goString);

/** net.IP and netip.Addr take the empty text as "none". */
export const netIp: GoType = {
  kind: 'text',
  name: 'net.IP',
  check: text => (text === '' || parseGoIp(text) ? undefined : `invalid IP address: ${text}`),
};

export const netipAddress: GoType = {
  kind: 'text',
  name: 'netip.Addr',
  check: text =>
    text === '' || parseNetipAddress(text) ? undefined : `ParseAddr(${JSON.stringify(text)}): unable to parse IP`,
};

const netipPrefix: GoType = {
  kind: 'text',
  name: 'netip.Prefix',
  check: text => (text === '' || parsePrefix(text) ? undefined : `netip.ParsePrefix(${JSON.stringify(text)}): no '/'`),
};

/** opts.MemBytes: a string of at least one character; null and numbers are refused. */
export const memBytes = (version: string): GoType => ({
  kind: 'custom',
  name: 'opts.MemBytes',
  check: node =>
    node.kind === 'string' && node.value !== ''
      ? sizeProblem(version, node.value)
      : 'invalid size: a string such as "64m" is wanted',
});

/** opts.PoolsOpt. The base became a netip.Prefix in 27.0; before, the network controller judges it. */
export const addressPools = (version: string): GoType => {
  const base = isSince(version, '27.0') ? netipPrefix : goString;
  return nested('opts.PoolsOpt', sliceOf(pointerTo(structOf('ipamutils.NetworkToSplit', { base, size: goInt }))));
};

export const ulimits = mapOf(pointerTo(structOf('units.Ulimit', { Name: goString, Hard: goInt64, Soft: goInt64 })));

export const runtimes = (version: string): GoType =>
  mapOf(
    structOf('system.Runtime', {
      path: goString,
      runtimeArgs: goStrings,
      ...(isSince(version, '23.0') ? { runtimeType: goString, options: mapOf(goAny) } : {}),
    }),
  );

/** A type with UnmarshalJSON that decodes into another one. */
function nested(name: string, type: GoType): GoType {
  return { kind: 'custom', name, check: node => decodeJson(node, type).faults[0]?.message };
}

/** config.BuilderGCFilter: a list of `name=value`, or the older object of objects. Go panics at a name without a value before 23.0. */
const gcFilter = (version: string): GoType => ({
  kind: 'custom',
  name: 'config.BuilderGCFilter',
  check: node => {
    if (node.kind === 'null') return undefined;
    if (node.kind !== 'array') return decodeJson(node, mapOf(mapOf(goBool))).faults[0]?.message;
    const wrong = decodeJson(node, goStrings).faults[0]?.message;
    if (wrong !== undefined || isSince(version, '23.0'))
      return wrong === undefined ? undefined : decodeJson(node, mapOf(mapOf(goBool))).faults[0]?.message;
    const bare = node.items.find(item => item.kind !== 'string' || !item.value.includes('='));
    return bare ? 'panic: runtime error: index out of range [1] with length 1' : undefined;
  },
});

/** opts.NRIOpts refuses fields that it does not know. */
export const nriOptions: GoType = {
  kind: 'custom',
  name: 'opts.NRIOpts',
  check: node => {
    const fields = { enable: goBool, 'plugin-path': goString, 'plugin-config-path': goString, 'socket-path': goString };
    const names = Object.keys(fields).map(foldName);
    const strange =
      node.kind === 'object' ? node.members.find(({ key }) => !names.includes(foldName(key.value))) : undefined;
    if (strange) return `json: unknown field ${JSON.stringify(strange.key.value)}`;
    return decodeJson(node, structOf('opts.NRIOpts', fields)).faults[0]?.message;
  },
};

/** config.BuilderConfig. */
export function builder(version: string): GoType {
  const sizes = isSince(version, '28.0')
    ? { ReservedSpace: goString, MaxUsedSpace: goString, MinFreeSpace: goString }
    : {};
  const rule = structOf('config.BuilderGCRule', {
    All: goBool,
    Filter: gcFilter(version),
    KeepStorage: goString,
    ...sizes,
  });
  const gc = structOf('config.BuilderGCConfig', {
    Enabled: goBool,
    Policy: sliceOf(isSince(version, '28.0') ? nested('config.BuilderGCRule', rule) : rule),
    DefaultKeepStorage: goString,
    ...Object.fromEntries(Object.entries(sizes).map(([name, type]) => [`Default${name}`, type])),
  });
  const entitlements = structOf('config.BuilderEntitlements', {
    'network-host': pointerTo(goBool),
    'security-insecure': pointerTo(goBool),
    ...(isSince(version, '29.0') ? { device: pointerTo(goBool) } : {}),
  });
  return structOf('config.BuilderConfig', {
    GC: isSince(version, '28.0') ? nested('config.BuilderGCConfig', gc) : gc,
    Entitlements: entitlements,
    ...(isSince(version, '24.0') ? { History: pointerTo(history(version)) } : {}),
  });
}

const history = (version: string): GoType =>
  structOf('config.BuilderHistoryConfig', {
    MaxAge: isSince(version, '25.0') ? bkDuration : goInt64,
    MaxEntries: goInt64,
  });

/** buildkit's config.Duration: seconds, or a text such as "48h". */
const bkDuration: GoType = { kind: 'text', name: 'config.Duration', check: durationProblem };
