import { defineFact, maybe } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { everyCourse } from '../../shared/open-questions.js';
import { containerdSocketReads, hasContainerdSocket } from '../../shared/docker-config/containerd-socket.js';
import { chooseImageStore, type ImageStore } from '../../shared/docker-storage/image-store.js';
import type { ImageStoreQuestion } from '../../shared/docker-storage/input.js';
import { daemonConfig } from './daemon-config.js';
import { dataRoot } from './data-root.js';
import { dockerEngine } from './engine.js';
import { hasZfsDriver } from '../../shared/docker-storage/build.js';
import { priorDrivers } from './prior-drivers.js';

/** Where Docker keeps images. */
export interface DockerImageStore {
  /** `null`: it depends on what could not be read. */
  readonly store: ImageStore | null;
  /** Where the containerd that this daemon uses keeps its data; the usual place where it has no images. */
  readonly containerdRoot: string;
}

export const imageStore = defineFact({
  id: 'docker/image-store',
  summary:
    'Whether Docker keeps images with a graph driver or with containerd, why, and where containerd keeps its data.',
  reads: () => ({ files: ['/etc/containerd/config.toml'], also: [containerdSocketReads()] }),
  needs: { engine: dockerEngine, config: daemonConfig, prior: maybe(priorDrivers), root: dataRoot },
  async collect(host, { engine, config, prior, root }): Promise<DockerImageStore> {
    const question: ImageStoreQuestion = {
      version: engine.version,
      hasZfsDriver: hasZfsDriver(engine),
      driver: config.storageDriver.value,
      snapshotter: config.features.value['containerd-snapshotter'],
      remap: root.remap,
      homeState: driver => (prior.known ? prior.value.homes[driver] : null),
    };
    const courses = everyCourse(ask => chooseImageStore(question, ask)) ?? [];
    const [first] = courses;
    const agreed = first && courses.every(({ result }) => result.kind === first.result.kind) ? first.result : null;
    // Who may not read containerd's configuration can still tell that a graph driver holds the images.
    if (agreed?.kind === 'graphdriver') return { store: agreed, containerdRoot: usualRoot };
    const separate = config.containerd.value !== '' || (await hasContainerdSocket(host));
    if (!separate && engine.installed !== false)
      return { store: agreed, containerdRoot: `${root.path}/containerd/daemon` };
    const text = await host.read('/etc/containerd/config.toml');
    return { store: agreed, containerdRoot: (text && rootOf(decodeText(text))) || usualRoot };
  },
});

const usualRoot = '/var/lib/containerd';

/** `root` before the first table of containerd's config.toml. */
function rootOf(toml: string): string | undefined {
  const [top = ''] = toml.split(/^[ \t]*\[/m, 1);
  return /^[ \t]*root[ \t]*=[ \t]*["'](\/[^"']{1,1000})["']/m.exec(top)?.[1];
}
