import { known, testRule, unknown } from '@hostlint/core/testing';
import type { ContainerRuntime } from '../../facts/kubernetes/container-runtimes.js';
import type { NodeState } from '../../facts/kubernetes/node-state.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { containerRuntime } from './container-runtime.js';
import { bare, config, given, installed, k3s } from './kubelet-samples.test.js';

const names = ['containerd', 'CRI-O', 'cri-dockerd'] as const;
const runtimes = (...listening: readonly ContainerRuntime['name'][]): readonly ContainerRuntime[] =>
  names.map(name => {
    const listens = listening.includes(name);
    return { name, program: listens ? `/usr/bin/${name}` : null, version: null, socket: `/run/${name}.sock`, listens };
  });
const state = (joined: boolean | null) => known<NodeState>({ joined, controlPlane: false, leftovers: [], unseen: [] });
const facts = {
  runtimes: runtimes(),
  kubelet: installed('1.37.0'),
  config: config(),
  node: state(false),
  os: debian,
};
const endpoint = given('unix:///run/other.sock', 'containerRuntimeEndpoint: unix:///run/other.sock');

testRule(containerRuntime, {
  pass: [
    { name: 'containerd', facts: { ...facts, runtimes: runtimes('containerd') } },
    {
      name: 'a node that has chosen one of two',
      facts: { ...facts, runtimes: runtimes('containerd', 'CRI-O'), node: state(true) },
    },
  ],
  fail: [
    { name: 'none', facts, message: 'none', command: 'apt-get install containerd' },
    {
      name: 'Docker’s containerd beside cri-dockerd',
      facts: { ...facts, runtimes: runtimes('containerd', 'cri-dockerd') },
      message: 'several',
      says: 'containerd and cri-dockerd listen here',
      severity: 'warning',
      command: '--cri-socket unix:///run/containerd.sock',
    },
  ],
  notApplicable: [
    { name: 'nothing is installed yet', facts: { ...facts, kubelet: bare } },
    { name: 'k3s', facts: { ...facts, kubelet: k3s } },
    {
      name: 'the kubelet uses a runtime that we do not know',
      facts: { ...facts, config: config({ containerRuntimeEndpoint: endpoint }) },
    },
  ],
  unknown: [
    { name: 'the kubelet’s configuration may not be read', facts: { ...facts, config: unknown() } },
    {
      name: 'two, and whether it is a node is not known',
      facts: { ...facts, runtimes: runtimes('containerd', 'CRI-O'), node: unknown() },
    },
    {
      name: 'two, and whether it is a node cannot be told',
      facts: { ...facts, runtimes: runtimes('containerd', 'CRI-O'), node: state(null) },
    },
  ],
});
