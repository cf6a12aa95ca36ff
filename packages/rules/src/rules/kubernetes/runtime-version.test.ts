import { testRule } from '@hostlint/core/testing';
import type { ContainerRuntime } from '../../facts/kubernetes/container-runtimes.js';
import { bare, installed, k3s } from './kubelet-samples.test.js';
import { runtimeVersion } from './runtime-version.js';

const runtime = (name: ContainerRuntime['name'], version: string | null): ContainerRuntime => ({
  name,
  program: `/usr/bin/${name}`,
  version,
  socket: '/run/x.sock',
  listens: true,
});
const on = (...runtimes: readonly ContainerRuntime[]) => ({ runtimes, kubelet: bare });

testRule(runtimeVersion, {
  pass: [
    { name: 'containerd 2', facts: on(runtime('containerd', '2.1.4')) },
    { name: 'CRI-O 1.34', facts: on(runtime('CRI-O', '1.34.0')) },
  ],
  fail: [
    {
      name: 'Debian 12',
      subject: 'containerd',
      facts: on(runtime('containerd', '1.6.20')),
      message: 'silent',
      says: 'containerd 1.6.20 does not tell',
    },
  ],
  notApplicable: [
    { name: 'kubelet 1.34', facts: { ...on(runtime('containerd', '1.7.28')), kubelet: installed('1.34.2') } },
    { name: 'none', facts: on() },
    { name: 'k3s', facts: { ...on(), kubelet: k3s } },
  ],
  unknown: [
    { name: 'containerd was put there by hand', facts: on(runtime('containerd', null)) },
    {
      name: 'the version of the kubelet is not known',
      facts: { ...on(runtime('containerd', '1.6.20')), kubelet: installed(null) },
    },
  ],
});
