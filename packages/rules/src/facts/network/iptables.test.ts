import { cannotTell, testFact } from '@hostlint/core/testing';
import { iptables } from './iptables.js';

const debian = (variant: 'nft' | 'legacy') => ({
  '/usr/sbin/iptables': { link: '/etc/alternatives/iptables' },
  '/etc/alternatives/iptables': { link: `/usr/sbin/iptables-${variant}` },
  [`/usr/sbin/iptables-${variant}`]: { link: `xtables-${variant}-multi` },
  [`/usr/sbin/xtables-${variant}-multi`]: '',
});

testFact(iptables, [
  {
    name: 'Debian as it comes',
    host: { files: debian('nft') },
    value: {
      variant: 'nft',
      path: '/usr/sbin/iptables',
      evidence: [{ path: '/usr/sbin/iptables', text: '/usr/sbin/iptables -> /usr/sbin/xtables-nft-multi' }],
    },
  },
  {
    name: 'Debian after update-alternatives --set iptables /usr/sbin/iptables-legacy',
    host: { files: debian('legacy') },
    part: { variant: 'legacy', path: '/usr/sbin/iptables' },
  },
  {
    name: 'Alpine, where /sbin has a link of its own',
    host: { files: { '/sbin/iptables': { link: 'xtables-nft-multi' }, '/sbin/xtables-nft-multi': '' } },
    part: { variant: 'nft', path: '/sbin/iptables' },
  },
  {
    name: 'CentOS 7, before there was another variant',
    host: { files: { '/usr/sbin/iptables': { link: 'xtables-multi' }, '/usr/sbin/xtables-multi': '' } },
    part: { variant: 'legacy' },
  },
  {
    name: 'NixOS, whose programs are not in the usual directories',
    host: {
      files: {
        '/run/current-system/sw/bin/iptables': { link: '/nix/store/x-iptables-1.8.11/bin/iptables' },
        '/nix/store/x-iptables-1.8.11/bin/iptables': { link: 'xtables-nft-multi' },
        '/nix/store/x-iptables-1.8.11/bin/xtables-nft-multi': '',
      },
    },
    part: { variant: 'nft' },
  },
  {
    name: 'the first in PATH counts',
    host: {
      files: {
        ...debian('legacy'),
        '/usr/local/sbin/iptables': { link: '/opt/xtables-nft-multi' },
        '/opt/xtables-nft-multi': '',
      },
    },
    part: { variant: 'nft', path: '/usr/local/sbin/iptables' },
  },
  {
    name: 'a link that leads nowhere',
    host: { files: { '/usr/sbin/iptables': { link: 'gone' } } },
    part: { path: null },
  },
  { name: 'no iptables', host: {}, part: { variant: null, path: null } },
  { name: 'a script of that name', host: { files: { '/usr/sbin/iptables': '#!/bin/sh' } }, unknown: 'unsupported' },
  {
    name: 'a directory that may not be looked into',
    host: { files: { '/usr/local/sbin': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
