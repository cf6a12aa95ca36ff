import type { Container } from '../store.js';
import type { StoreReader } from '../store-reader.js';

/** A container, and the driver that it was made with. */
export interface DockerContainer extends Container {
  readonly driver: string | null;
  readonly imageId: string | null;
}

/** containers/ID/config.v2.json. Source: moby v20.10.24 container/container.go Container. */
export async function readDockerContainers(reader: StoreReader, root: string): Promise<readonly DockerContainer[]> {
  const containers: DockerContainer[] = [];
  for (const id of await reader.names(`${root}/containers`)) {
    const path = `${root}/containers/${id}/config.v2.json`;
    const config = await reader.json(path);
    if (!config) continue;
    containers.push({
      id,
      name: config.get('Name').text?.replace(/^\//, '') ?? null,
      image: config.get('Config', 'Image').text,
      imageId: config.get('Image').text,
      layer: null,
      running: config.get('State', 'Running').flag,
      driver: config.get('Driver').text,
    });
  }
  return containers;
}
