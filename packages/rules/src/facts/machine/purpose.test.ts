import { cannotTell, testFact } from '@hostlint/core/testing';
import { machinePurpose } from './purpose.js';

const installed = (...paths: readonly string[]) => ({ files: Object.fromEntries(paths.map(path => [path, ''])) });

testFact(machinePurpose, [
  {
    name: 'Docker',
    host: installed('/usr/sbin/dockerd', '/usr/bin/containerd'),
    value: { presets: ['docker'], why: 'dockerd is installed' },
  },
  {
    name: 'the docker snap',
    host: { files: { '/snap/docker/current': { link: '2932' }, '/snap/docker/2932/bin/dockerd': '' } },
    part: { presets: ['docker'] },
  },
  { name: 'containerd alone', host: installed('/usr/bin/containerd'), part: { presets: ['containerd'] } },
  {
    name: 'a node of Kubernetes, whose preset has containerd',
    host: installed('/usr/bin/kubelet', '/usr/bin/containerd'),
    value: { presets: ['kubernetes'], why: 'kubelet is installed' },
  },
  {
    name: 'Docker and podman side by side',
    host: installed('/usr/bin/podman', '/usr/bin/dockerd'),
    value: { presets: ['docker', 'podman'], why: 'dockerd and podman are installed' },
  },
  {
    name: 'nothing',
    host: installed('/usr/bin/vi'),
    value: { presets: ['docker'], why: 'nothing installed tells what it is meant for' },
  },
  { name: 'programs that may not be listed', host: { files: { '/usr/bin': cannotTell('denied') } }, unknown: 'denied' },
]);
