import { known, testRule, unknown } from '@hostlint/core/testing';
import type { SwapArea } from '../../facts/machine/swap.js';
import { parseFstab } from '../../shared/filesystem/fstab.js';
import { kernel } from '../kernel/kernel-samples.test.js';
import { bare, config, given, installed, k3s, unclear } from './kubelet-samples.test.js';
import { swap } from './swap.js';

const area = (name: string): SwapArea => ({
  name,
  type: 'partition',
  sizeKib: 2097148,
  usedKib: 0,
  line: 2,
  text: `${name} partition 2097148 0 -2`,
});
const image = { isImage: true, why: 'no kernel runs here' };
const facts = {
  swap: known<readonly SwapArea[]>([]),
  fstab: [],
  kubelet: bare,
  config: config(),
  release: known(kernel('6.1.0-37-amd64')),
  image: { isImage: false, why: '' },
};
const on = { ...facts, swap: known([area('/dev/vda3')]) };
const inFstab = parseFstab('UUID=1 / ext4 defaults 0 1\n/swap.img none swap sw 0 0\n');
const runsWithSwap = config({ failSwapOn: given(false, 'failSwapOn: false', 7) });

testRule(swap, {
  pass: [
    { name: 'no swap', facts },
    { name: 'no swap, and the kubelet’s configuration may not be read', facts: { ...facts, config: unknown() } },
    {
      name: 'swap on Linux 6.8, with failSwapOn: false',
      facts: { ...on, config: runsWithSwap, release: known(kernel('6.8.0-31-generic')) },
    },
    { name: 'an entry that is not mounted at boot', facts: { ...facts, fstab: parseFstab('/s none swap noauto 0 0') } },
    { name: 'an image without swap', facts: { ...facts, swap: unknown('not-running'), image } },
  ],
  fail: [
    {
      name: 'swap on, and in /etc/fstab',
      facts: { ...on, fstab: inFstab },
      message: 'on',
      says: 'Swap is on (/dev/vda3)',
      stops: ['kubelet'],
      command: "sed -i.bak '2s/^/# /' /etc/fstab",
      evidence: [
        { path: '/proc/swaps', line: 2, text: '/dev/vda3 partition 2097148 0 -2' },
        { path: '/etc/fstab', line: 2, text: '/swap.img none swap sw 0 0' },
      ],
    },
    {
      name: 'the compressed swap of Fedora',
      facts: { ...facts, swap: known([area('/dev/zram0')]) },
      message: 'on',
      command: 'zram-generator.conf',
    },
    {
      name: 'switched off by hand',
      facts: { ...facts, fstab: inFstab },
      message: 'atBoot',
      severity: 'warning',
      stops: [],
    },
    {
      name: 'an image with swap in its fstab',
      facts: { ...facts, swap: unknown('not-running'), image, fstab: inFstab },
      message: 'inImage',
    },
    {
      name: 'a kubelet that runs with swap, on Linux 6.1',
      facts: { ...on, config: runsWithSwap, kubelet: installed('1.36.0') },
      message: 'secretsSwapped',
      severity: 'info',
    },
  ],
  notApplicable: [{ name: 'k3s', facts: { ...on, kubelet: k3s } }],
  unknown: [
    { name: 'the kubelet’s configuration may not be read', facts: { ...on, config: unknown() } },
    { name: 'failSwapOn is not understood', facts: { ...on, config: config({ failSwapOn: unclear }) } },
    { name: 'the swap cannot be told', facts: { ...facts, swap: unknown() } },
    { name: 'the kernel cannot be told', facts: { ...on, config: runsWithSwap, release: unknown() } },
    {
      name: 'an image with swap, whose kubelet configuration is not understood',
      facts: {
        ...facts,
        swap: unknown('not-running'),
        image,
        fstab: inFstab,
        config: config({ failSwapOn: unclear }),
      },
    },
  ],
});
