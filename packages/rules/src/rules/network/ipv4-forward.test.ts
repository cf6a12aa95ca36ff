import { known, testRule, unknown } from '@hostlint/core/testing';
import { parseMountinfo } from '../../shared/filesystem/mountinfo.js';
import { ipv4Forward } from './ipv4-forward.js';
import { daemonJson, debian, docker, set, sysctls } from './network-samples.test.js';

const key = 'net.ipv4.ip_forward';
const proc = '20 1 0:20 / /proc rw - proc proc rw';
const host = { sysctls: known(sysctls({ [key]: '0' })), mounts: known(parseMountinfo(proc)), os: debian };
const line = { path: '/proc/sys/net/ipv4/ip_forward', line: 1, text: '0' };
const container = known(parseMountinfo(`${proc}\n21 20 0:20 /sys /proc/sys ro - proc proc rw\n`));

testRule(ipv4Forward, {
  pass: [
    { name: 'it is on', facts: { ...host, config: docker('29.7.2'), sysctls: known(sysctls({ [key]: '1' })) } },
    { name: 'it is off, and dockerd turns it on', facts: { ...host, config: docker('28.5.2') } },
    {
      name: 'it is off, and dockerd turns it on without iptables as well',
      facts: { ...host, config: docker('20.10.24', { iptables: set(false) }) },
    },
  ],
  fail: [
    {
      name: 'it is off, and dockerd leaves it alone',
      facts: { ...host, config: docker('28.5.2', { ipForward: set(false) }) },
      message: 'leftAlone',
      severity: 'error',
      stops: [],
      command: 'net.ipv4.ip_forward = 1',
      evidence: [line, { path: daemonJson, line: 2 }],
    },
    {
      name: 'it is off, and dockerd 29 uses nftables',
      facts: { ...host, config: docker('29.7.2', { firewall: set('nftables') }) },
      message: 'notByNftables',
      stops: ['docker'],
    },
    {
      name: 'the same without a default network: networks of users fail',
      facts: { ...host, config: docker('29.7.2', { firewall: set('nftables'), bridge: set('none') }) },
      message: 'notByNftables',
      stops: [],
    },
    {
      name: 'a container whose /proc/sys is read-only',
      facts: { ...host, config: docker('20.10.24', { bridge: set('none') }), mounts: container },
      message: 'readOnly',
      says: '/proc/sys is mounted read-only',
      stops: ['docker'],
    },
  ],
  notApplicable: [{ name: 'an image', facts: { ...host, config: docker('28.5.2'), sysctls: unknown('not-running') } }],
  unknown: [
    {
      name: 'it may not be read',
      facts: { ...host, config: docker('28.5.2'), sysctls: known(sysctls({ [key]: undefined })) },
    },
    { name: 'it is off, and mounts cannot be told', facts: { ...host, config: docker('28.5.2'), mounts: unknown() } },
  ],
});
