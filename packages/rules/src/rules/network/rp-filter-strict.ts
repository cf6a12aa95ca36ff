import { defineRule, maybe } from '@hostlint/core';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { uplinks } from '../../facts/network/uplinks.js';
import { osRelease } from '../../facts/os/release.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';

const key = 'net.ipv4.conf.all.rp_filter';

export const rpFilterStrict = defineRule({
  id: 'network/rp-filter-strict',
  meta: {
    title: 'A host with several ways out takes packets by each of them.',
    why: 'With a strict reverse path filter the kernel drops what comes in by another device than the answer would go out by, without a word. Ports of containers are then reached by one way alone.',
    fix: 'Set net.ipv4.conf.all.rp_filter to 2, the loose mode.',
    severity: 'info',
    presets: ['docker', 'containerd', 'podman', 'kubernetes'],
    sources: [
      'linux v6.1 Documentation/networking/ip-sysctl.rst rp_filter: the larger of conf/all and conf/DEVICE counts; loose mode is recommended for asymmetric routing',
    ],
  },
  needs: { uplinks, sysctls: kernelSysctls, os: maybe(osRelease) },
  messages: {
    strict: '{device} is one of {count} ways out, and takes only what would be answered by it (rp_filter is 1).',
  },
  check({ facts: { uplinks, sysctls, os }, pass, fail, notApplicable, unknown }) {
    if (uplinks.length < 2) return notApplicable('this host has one way out at most');
    const all = sysctls[key];
    return uplinks.map(({ device, reversePathFilter }) => {
      if (!all.known) return unknown(all.detail, { subject: device });
      const own = { path: `/proc/sys/net/ipv4/conf/${device}/rp_filter`, line: 1, text: reversePathFilter ?? '' };
      const evidence = [...all.evidence, ...(reversePathFilter === null ? [] : [own])];
      const effective = Math.max(Number(all.value ?? 0), Number(reversePathFilter ?? 0));
      if (effective !== 1) return pass({ subject: device, evidence });
      return fail(
        'strict',
        { device, count: uplinks.length },
        { subject: device, evidence, fix: setSysctl(os, key, '2') },
      );
    });
  },
});
