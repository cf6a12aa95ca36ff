import { afterPrefix } from '../after-prefix.js';
import { isSince } from '../docker-options/engine-version.js';
import { splitHostPort } from '../go-parse/host-port.js';
import { isIpv4, parseGoIp, parsePrefix, prefixContains, type Prefix } from '../go-parse/ip.js';
import { stopping, type ConfigCheck } from './check.js';
import type { ConfigFault } from './daemon-config.js';
import { decodedList, decodedMap } from './decoded.js';
import type { Effective } from './effective.js';
import { switchOf } from './settings-conflicts.js';

/** Addresses that keep dockerd from making its default network (moby daemon/daemon_unix.go initBridgeDriver, libnetwork). */
export const networkValueFaults: ConfigCheck = config => {
  const { version } = config;
  const faults: ConfigFault[] = [];
  const refuse = (key: string, message: string): number => faults.push(stopping(config, 'value', [key], message));
  const text = (key: string): string => config.text(key).value;

  const fixed6 = text('fixed-cidr-v6');
  const fixed6Problem = isSince(version, '25.0') ? ipv6SubnetProblem(version, fixed6) : undefined;
  if (fixed6 !== '' && fixed6Problem !== undefined) refuse('fixed-cidr-v6', `invalid fixed-cidr-v6: ${fixed6Problem}`);
  const metrics = text('metrics-addr');
  if (metrics !== '') {
    const split = splitHostPort(metrics);
    if ('fault' in split) refuse('metrics-addr', `failed to start metrics server: ${split.fault}`);
    else if (split.host === '')
      refuse('metrics-addr', 'failed to start metrics server: failed to lookup  address in host specification');
  }
  faults.push(...poolFaults(config));
  for (const host of config.list('hosts', 'host').value) {
    const wrong = listenProblem(version, host.trim());
    if (wrong !== undefined) refuse('hosts', `failed to load listeners: ${wrong}`);
  }
  if (text('bridge') === 'none') return faults;

  const mtu = config.integer('mtu', 1500).value;
  if (!isSince(version, '23.0') && mtu < 0) refuse('mtu', `invalid MTU number: ${mtu}`);
  // Since 25.0 the bridge itself gets the MTU; the kernel takes 68 to 65535 (linux net/bridge/br_device.c).
  if (isSince(version, '25.0') && mtu !== 0 && (mtu < 68 || mtu > 65535))
    refuse('mtu', 'error creating default "bridge" network: invalid argument');
  const bip = text('bip');
  const bipPrefix = parsePrefix(bip);
  if (bip !== '' && !bipPrefix) refuse('bip', `invalid CIDR address: ${bip}`);
  else if (bipPrefix && !isIpv4(bipPrefix.address))
    refuse('bip', `failed to allocate gateway (${bip.split('/', 1)[0]})`);
  else if (bipPrefix && isNetworkAddress(bipPrefix))
    refuse('bip', `failed to allocate gateway (${bip.split('/', 1)[0]}): Address already in use`);
  const gateway = parseGoIp(text('default-gateway'));
  const wrongGateway =
    gateway && bipPrefix && (!prefixContains(bipPrefix, gateway) || gateway.join() === bipPrefix.address.join());
  if (wrongGateway)
    refuse(
      'default-gateway',
      `auxiliary address: (DefaultGatewayIPv4:${text('default-gateway')}) must belong to the master pool: ${bip}`,
    );
  const fixed4 = text('fixed-cidr');
  const fixed4Prefix = parsePrefix(fixed4);
  if (fixed4 !== '' && !fixed4Prefix) refuse('fixed-cidr', `invalid CIDR address: ${fixed4}`);
  else if (fixed4Prefix && !isIpv4(fixed4Prefix.address))
    refuse('fixed-cidr', `cannot find address pool for ${fixed4}`);
  if (!isSince(version, '25.0') && fixed6 !== '' && !parsePrefix(fixed6))
    refuse('fixed-cidr-v6', `invalid CIDR address: ${fixed6}`);
  if (!switchOf(config, 'ipv6')) return faults;
  if (!isSince(version, '28.0') && fixed6 === '') {
    refuse(
      'ipv6',
      'IPv6 is enabled for the default bridge, but no subnet is configured. Specify an IPv6 subnet using --fixed-cidr-v6',
    );
  }
  if (text('bip6') !== '' && !parsePrefix(text('bip6')))
    refuse('bip6', `parse bip6 failed: invalid CIDR address: ${text('bip6')}`);
  return faults;
};

/** libnetwork/drivers/bridge ValidateFixedCIDRV6. Multicast is refused since 27.0. */
function ipv6SubnetProblem(version: string, text: string): string | undefined {
  const prefix = parsePrefix(text);
  if (!prefix) return `netip.ParsePrefix(${JSON.stringify(text)}): no '/'`;
  const mapped =
    prefix.address.slice(0, 10).every(byte => byte === 0) && prefix.address[10] === 255 && prefix.address[11] === 255;
  if (isIpv4(prefix.address) || mapped) return `'${text}' is not a valid IPv6 subnet`;
  const [first = 0, second = 0] = prefix.address;
  if (first === 0xff) return isSince(version, '27.0') ? `multicast subnet '${text}' is not allowed` : undefined;
  const rest = prefix.address.slice(2, 8);
  const linkLocal = first === 0xfe && second === 0x80 && rest.every(byte => byte === 0);
  const plain = linkLocal && prefix.bits === 64;
  const overlaps =
    prefix.bits >= 64 ? linkLocal : prefix.bits >= 10 ? first === 0xfe && (second & 0xc0) === 0x80 && linkLocal : false;
  return overlaps && !plain ? `'${text}' clashes with the Link-Local prefix 'fe80::/64'` : undefined;
}

const isNetworkAddress = ({ address, bits }: Prefix): boolean =>
  bits < 31 && address.every((byte, index) => (byte & (0xff >> Math.min(8, Math.max(0, bits - index * 8)))) === 0);

function poolFaults(config: Effective): readonly ConfigFault[] {
  const file = decodedList(config.pools());
  const refuse = (message: string): readonly ConfigFault[] => [
    stopping(config, 'value', ['default-address-pools'], message),
  ];
  let ipv4 = false;
  for (const pool of file) {
    if (pool === null || pool === undefined) return refuse('a pool is null: dockerd crashes');
    const [base, size] = [decodedMap(pool).get('base'), decodedMap(pool).get('size')];
    const prefix = typeof base === 'string' ? parsePrefix(base) : undefined;
    if (!prefix) return refuse(`invalid base pool ${JSON.stringify(base ?? '')}: invalid CIDR address`);
    const length = typeof size === 'bigint' ? Number(size) : 0;
    if (length <= 0 || length < prefix.bits || length > prefix.address.length * 8)
      return refuse(`invalid pools size: ${length}`);
    if (isIpv4(prefix.address)) ipv4 = true;
  }
  const default4 =
    config.text('bip').value === '' && config.text('fixed-cidr').value === '' && config.text('bridge').value === '';
  return file.length > 0 && !ipv4 && default4
    ? refuse('all predefined address pools have been fully subnetted: none is an IPv4 pool')
    : [];
}

/** What a listener says that parsing let pass. Whether an address is this host's own is not judged. */
function listenProblem(version: string, host: string): string | undefined {
  if (host.startsWith('npipe://')) return 'invalid protocol format: "npipe"';
  const address = afterPrefix(host, 'tcp://') ?? host;
  if (host === '' || host.startsWith('unix:/') || host.startsWith('fd:')) {
    return !isSince(version, '23.0') && host.startsWith('unix:/') && !host.startsWith('unix://')
      ? `address tcp/2375${host.slice(5)}: unknown port`
      : undefined;
  }
  if (!isSince(version, '23.0') && address.includes('/'))
    return `address tcp/2375${address.slice(address.indexOf('/'))}: unknown port`;
  const port = /:(\d+)$/.exec(address)?.[1];
  return port !== undefined && Number(port) > 65535 ? `listen tcp: address ${port}: invalid port` : undefined;
}
