import { cannotTell, testFact } from '@hostlint/core/testing';
import { dataRoot } from './data-root.js';

const configured = (json: object) => ({ '/etc/docker/daemon.json': JSON.stringify(json) });
const at = (path: string) => configured({ 'data-root': path });
const docker28 = { docker: '28.5.2' };

testFact(dataRoot, [
  {
    name: 'the default, which does not exist yet',
    host: { files: { '/var/lib': { directory: true } } },
    part: {
      configuredPath: '/var/lib/docker',
      path: '/var/lib/docker',
      exists: false,
      existing: '/var/lib',
      fault: null,
    },
  },
  {
    name: 'a relative path counts from the root',
    host: { files: at('data') },
    part: { configuredPath: '/data', exists: false, existing: '/' },
  },
  {
    name: 'a symlink',
    host: { files: { ...at('/data'), '/data': { link: '/disk/docker' }, '/disk/docker': { directory: true } } },
    part: { path: '/disk/docker', exists: true, isLink: true, used: false },
  },
  {
    name: 'a symlink above keeps its name until the directory exists',
    host: { files: { ...at('/link/docker'), '/link': { link: '/disk' }, '/disk': { directory: true } } },
    part: { path: '/link/docker', existing: '/disk', exists: false },
  },
  {
    name: 'a dangling symlink',
    host: { files: { ...at('/data'), '/data': { link: '/nowhere' } } },
    part: { fault: 'dangling-link', faultPath: '/data', exists: false },
  },
  { name: 'a loop', host: { files: { ...at('/data'), '/data': { link: '/data' } } }, part: { fault: 'loop' } },
  { name: 'a file', host: { files: { ...at('/data'), '/data': '' } }, part: { fault: 'not-a-directory' } },
  {
    name: 'below a file',
    host: { files: { ...at('/data/root'), '/data': '' } },
    part: { fault: 'below-a-file', faultPath: '/data' },
  },
  {
    name: 'what is in the way',
    engines: docker28,
    host: {
      files: {
        '/var/lib/docker/image': '',
        '/var/lib/docker/trust': '',
        '/var/lib/docker/buildkit': { directory: true },
      },
    },
    part: { blocked: ['image'], used: true },
  },
  {
    name: 'of another version, too',
    engines: { docker: '20.10.24' },
    host: { files: { '/var/lib/docker/trust': '', '/var/lib/docker/swarm': { link: '/nowhere' } } },
    part: { blocked: ['swarm', 'trust'] },
  },
  {
    name: 'what is in it cannot be told',
    host: { files: { '/var/lib/docker': { directory: true }, '/var/lib/docker/image': cannotTell('denied') } },
    part: { exists: true, blocked: null },
  },
  {
    name: 'userns-remap',
    host: {
      files: {
        ...configured({ 'userns-remap': 'web' }),
        '/etc/passwd': 'root:x:0:0::/root:/bin/sh\nweb:x:1000:1000::/:/bin/false\n',
        '/etc/subuid': 'web:200000:65536\n',
        '/etc/subgid': '1000:300000:65536\n',
        '/var': { directory: true, mode: 0o755 },
        '/var/lib': { directory: true, mode: 0o755 },
      },
    },
    part: {
      base: '/var/lib/docker',
      path: '/var/lib/docker/200000.300000',
      remapped: { uid: 200000, gid: 300000 },
      barrier: undefined,
    },
  },
  {
    name: 'userns-remap below a private directory',
    host: {
      files: {
        ...configured({ 'userns-remap': 'default' }),
        '/etc/passwd': '',
        '/var': { directory: true, mode: 0o700 },
        '/var/lib': { directory: true, mode: 0o755 },
      },
    },
    part: { path: '/var/lib/docker/100000.100000', barrier: '/var' },
  },
  {
    name: 'userns-remap of root',
    host: { files: { ...configured({ 'userns-remap': 'root' }), '/etc/passwd': 'root:x:0:0::/root:/bin/sh\n' } },
    part: { path: '/var/lib/docker/0.0' },
  },
  {
    name: 'userns-remap whose ids may not be read',
    host: { files: { ...configured({ 'userns-remap': 'default' }), '/etc/subuid': cannotTell('denied') } },
    unknown: 'denied',
  },
  {
    name: 'userns-remap whose directory may not be looked for',
    host: {
      files: {
        ...configured({ 'userns-remap': 'root' }),
        '/etc/passwd': 'root:x:0:0::/root:/bin/sh\n',
        '/var/lib/docker': { directory: true },
        '/var/lib/docker/0.0': cannotTell('denied'),
      },
    },
    unknown: 'denied',
  },
  {
    name: 'whether a containerd of its own keeps a directory in it cannot be told',
    host: {
      files: { '/var/lib/docker': { directory: true }, '/run/containerd/containerd.sock': cannotTell('denied') },
    },
    part: { exists: true, blocked: null },
  },
]);
