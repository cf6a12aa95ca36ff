import { memorySource } from '@hostlint/core/testing';
import { expect } from 'chai';
import { parseArguments } from './arguments.js';
import { judgeConfig } from './judge.js';

/** What dockerd 29 says, from its source: no package of it was at hand to ask. */
const cases: readonly (readonly [config: unknown, refusal: string | null, version?: string])[] = [
  [{ 'min-api-version': '1.24' }, null],
  [
    { 'min-api-version': '1.24' },
    "the following directives don't match any configuration option: min-api-version",
    '28.5.2',
  ],
  [{ 'min-api-version': '1.99' }, 'maximum supported API version is 1.55: 1.99'],
  [{ 'firewall-backend': 'nft' }, 'invalid firewall-backend: allowed values are "iptables" and "nftables"'],
  [{ 'firewall-backend': 'nftables', 'bridge-accept-fwmark': '0x1/0xff' }, null],
  [{ 'bridge-accept-fwmark': 'x' }, 'invalid bridge-accept-fwmark: invalid firewall mark "x"'],
  [{ 'default-stop-timeout': -1 }, 'invalid default stop timeout: -1'],
  [
    { 'default-stop-timeout': 5 },
    "the following directives don't match any configuration option: default-stop-timeout",
    '29.6.2',
  ],
  [{ 'nri-opts': { enable: true } }, null],
  [{ 'nri-opts': { nosuch: 1 } }, 'json: unknown field "nosuch"'],
  [{ 'nri-opts': { enable: true } }, "the following directives don't match any configuration option: enable", '29.1.5'],
  [{ dns: ['10.0.0.1', 'fe80::1%eth0'] }, null],
  [{ dns: [' 10.0.0.1'] }, 'ParseAddr(" 10.0.0.1"): unable to parse IP'],
  [{ 'api-cors-header': '*' }, "the following directives don't match any configuration option: api-cors-header"],
  [{ 'allow-nondistributable-artifacts': 1 }, null],
  [
    { features: { 'embedded-containerd': true }, 'cri-containerd': true },
    'conflicting options: cannot use the "embedded-containerd" feature and CRI support (--cri-containerd) at the same time',
  ],
  [
    { builder: { entitlements: { device: 'x' } } },
    'json: cannot unmarshal string into Go struct field Config.builder.Entitlements.device of type bool',
  ],
];

describe('configurations for the newest engine', () => {
  for (const [config, refusal, version = '29.7.2'] of cases) {
    it(`judges ${JSON.stringify(config)} as dockerd ${version}`, async () => {
      const bytes = new TextEncoder().encode(JSON.stringify(config));
      const { faults } = await judgeConfig({
        version,
        build: null,
        parsed: parseArguments(version, []),
        environment: new Map(),
        file: { state: 'read', path: '/etc/docker/daemon.json', bytes },
        host: memorySource({ files: {} }),
        socketActivated: null,
        installed: false,
      });
      expect(faults.find(({ stops }) => stops)?.message ?? null).to.equal(refusal);
    });
  }
});
