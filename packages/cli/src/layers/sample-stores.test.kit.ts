import type { MemoryNode } from '@hostlint/core/testing';
import { chainId } from './docker/images.js';

export const root = '/var/lib/docker';
export const hex = (letter: string): string => letter.repeat(64);
export const [diffA, diffB] = [`sha256:${hex('a')}`, `sha256:${hex('b')}`];
export const [chainA, chainB] = [chainId([diffA]), chainId([diffA, diffB])];
export const directory = { directory: true } as const;

export type Files = Readonly<Record<string, MemoryNode>>;

/** Two layers, an image of both, and a container of it. */
export function docker(driver: string, more: Files = {}): Files {
  const place = `${root}/image/${driver}`;
  const layer = (chain: string): string => `${place}/layerdb/sha256/${chain.slice(7)}`;
  return {
    [`${layer(chainA)}/cache-id`]: hex('1'),
    [`${layer(chainA)}/diff`]: diffA,
    [`${layer(chainA)}/size`]: '1200',
    [`${layer(chainB)}/cache-id`]: hex('2'),
    [`${layer(chainB)}/parent`]: chainA,
    [`${layer(chainB)}/size`]: '30',
    [`${place}/layerdb/mounts/${hex('c')}/mount-id`]: hex('3'),
    [`${place}/layerdb/mounts/${hex('c')}/init-id`]: `${hex('3')}-init`,
    [`${place}/layerdb/mounts/${hex('c')}/parent`]: chainB,
    [`${place}/imagedb/content/sha256/${hex('e')}`]: JSON.stringify({ rootfs: { diff_ids: [diffA, diffB] } }),
    [`${place}/repositories.json`]: JSON.stringify({
      Repositories: { words: { 'words:1': `sha256:${hex('e')}`, [`words@sha256:${hex('f')}`]: `sha256:${hex('e')}` } },
    }),
    [`${root}/containers/${hex('c')}/config.v2.json`]: JSON.stringify({
      ...{
        Name: '/box',
        Driver: driver,
        Image: `sha256:${hex('e')}`,
        Config: { Image: 'words:1' },
        State: { Running: true },
      },
    }),
    ...more,
  };
}

/** The same, with the directories of overlay2; the container is mounted. */
export function overlay2(more: Files = {}): Files {
  const home = `${root}/overlay2`;
  const layer = (id: string, link: string, lower: string): Files => ({
    [`${home}/${id}/diff`]: directory,
    [`${home}/${id}/link`]: link,
    ...(lower !== '' && { [`${home}/${id}/lower`]: lower, [`${home}/${id}/work`]: directory }),
    [`${home}/l/${link}`]: { link: `../${id}/diff` },
  });
  return docker('overlay2', {
    ...layer(hex('1'), 'ONE', ''),
    ...layer(hex('2'), 'TWO', 'l/ONE'),
    ...layer(`${hex('3')}-init`, 'INIT', 'l/TWO:l/ONE'),
    ...layer(hex('3'), 'BOX', 'l/INIT:l/TWO:l/ONE'),
    '/proc/self/mountinfo': `40 27 8:16 / / rw - ext4 /dev/sdb rw\n41 40 0:50 / ${home}/${hex('3')}/merged rw - overlay overlay rw,lowerdir=x,upperdir=y\n`,
    ...more,
  });
}
