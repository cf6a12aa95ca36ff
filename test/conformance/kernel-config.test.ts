import { expect } from 'chai';
import { configRequired } from '../../packages/rules/src/rules/kernel/config-required.js';
import {
  configOf,
  releaseOf,
  type SampleKernel,
} from '../../packages/rules/src/shared/kernel/options/sample-kernel.test.js';
import { skipBecause } from '../skip-because.js';
import { askedByCheckConfig, askedInVain, runCheckConfig } from './check-config.js';
import { missing, type SampleHost } from './judge-kernel.js';

// Configurations made of the table, one for each version in which something changed; the verdicts are those that follow from what
// check-config.sh asks of that version.
const versions =
  '3.10 3.12 3.13 3.16 3.17 3.18 3.19 4.1 4.4 4.6 4.7 4.8 4.9 4.10 4.14 4.15 4.19 4.20 5.0 5.1 5.2 5.4 5.8 5.10 5.15 5.19 6.1 6.6 6.8 ' +
  '6.9 6.11 6.12 6.16 6.17 7.0 7.1 7.3';

const onlyV1 = ['CGROUP_CPUACCT', 'CGROUP_DEVICE', 'CGROUP_FREEZER'];
const onlyV2 = ['CGROUP_BPF'];
const oldTables = ['IP', 'IP6'].flatMap(ip =>
  ['FILTER', 'MANGLE', 'NAT', 'RAW', 'TARGET_MASQUERADE'].map(table => `${ip}_NF_${table}`),
);

/** Each version with what goes with it: control groups and iptables as hosts of its time have them, built in or as modules. */
const hosts: readonly SampleHost[] = versions.split(' ').map((version, index) => {
  const kernel = { release: `${version}.0`, modular: index % 2 === 0, arch: index % 3 === 0 ? 'ARM64' : 'X86_64' };
  const isOld = Number(version.split('.')[0]) < 5;
  return { kernel, cgroup: isOld ? 'v1' : 'v2', iptables: isOld ? 'legacy' : 'nft' };
});

const without = ({ kernel, ...host }: SampleHost, names: readonly string[], value: 'n' | null): SampleHost => ({
  ...host,
  kernel: { ...kernel, but: { ...kernel.but, ...Object.fromEntries(names.map(name => [name, value])) } },
});

const nameOf = ({ kernel: { release }, cgroup, iptables }: SampleHost): string =>
  `${release} with control groups ${cgroup} and iptables-${iptables}`;

/** What check-config.sh asks this host's kernel for and what it can have and needs. */
function needed({ kernel, cgroup, iptables }: SampleHost): readonly string[] {
  const release = releaseOf(kernel);
  const spared = [
    ...askedInVain(release),
    ...(cgroup === 'v2' ? onlyV1 : onlyV2),
    ...(iptables === 'nft' ? oldTables : []),
  ];
  return askedByCheckConfig(release).filter(name => !spared.includes(name));
}

describe('what check-config.sh calls necessary', function () {
  this.timeout(120_000);

  for (const host of hosts) {
    it(`is there in a whole kernel: ${nameOf(host)}`, async () => {
      expect(await missing(configRequired, host)).to.deep.equal([]);
    });

    it(`is missed, and nothing else, when it is off: ${nameOf(host)}`, async () => {
      for (const name of needed(host)) {
        expect(await missing(configRequired, without(host, [name], 'n')), name).to.deep.equal([name]);
        expect(await missing(configRequired, without(host, [name], null)), name).to.deep.equal([name]);
      }
    });

    it(`is not missed where this host does without: ${nameOf(host)}`, async () => {
      const spared = askedByCheckConfig(releaseOf(host.kernel)).filter(name => !needed(host).includes(name));
      expect(await missing(configRequired, without(host, spared, null))).to.deep.equal([]);
    });
  }

  it('is what the script itself says of each of these kernels, whole and damaged', async function () {
    this.timeout(600_000);
    const script = process.env.CHECK_CONFIG;
    if (script === undefined)
      skipBecause(this, 'moby’s script is not part of this project: CHECK_CONFIG=/path/to/check-config.sh npm test');
    for (const host of hosts) {
      const release = releaseOf(host.kernel);
      const said = async (kernel: SampleKernel): Promise<readonly string[]> =>
        (await runCheckConfig(script, release.raw, configOf(kernel))).filter(
          name => !askedInVain(release).includes(name),
        );
      expect(await said(host.kernel), nameOf(host)).to.deep.equal([]);
      const damaged = without(
        host,
        needed(host).filter((_, index) => index % 2 === 0),
        'n',
      );
      expect(await missing(configRequired, damaged), nameOf(host)).to.deep.equal(await said(damaged.kernel));
    }
  });
});
