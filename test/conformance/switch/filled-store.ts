import type { Lab } from './lab.js';

/** Puts an image, a container and a volume into a daemon's store. */
export async function fillStore(lab: Lab): Promise<void> {
  await lab.shell(`
    mkdir -p $LAB/t/bin; echo hello > $LAB/t/hello; ln -f $LAB/t/hello $LAB/t/twin
    dd if=/dev/urandom of=$LAB/t/data bs=64k count=8 2> /dev/null; cp /bin/sh $LAB/t/bin/sh; mkfifo -m 600 $LAB/t/pipe; chown 1234:567 $LAB/t/data
    truncate -s 20M $LAB/t/holes; chmod 4755 $LAB/t/bin/sh
    tar -C $LAB/t -c . > $LAB/t.tar; rm -rf $LAB/t`);
  const json = ['-H', 'Content-Type: application/json'];
  const tar = ['-X', 'POST', '-H', 'Content-Type: application/x-tar', '--data-binary', `@${lab.place}/t.tar`];
  await lab.api('/images/create?fromSrc=-&repo=tiny&tag=1', ...tar);
  await lab.api('/images/tiny:1/tag?repo=other&tag=2', '-X', 'POST');
  await lab.api('/volumes/create', '-X', 'POST', ...json, '-d', '{"Name":"people"}');
  await lab.shell('echo precious > $ROOT/volumes/people/_data/file');
  await lab.api('/containers/create?name=box', '-X', 'POST', ...json, '-d', '{"Image":"tiny:1","Cmd":["/bin/sh"]}');
}

export interface StoreState {
  readonly images: readonly string[];
  readonly containers: string;
  readonly volume: string;
  readonly checksum: string;
}

/** All that people have in a store, with the layers of a driver by checksum. */
export async function storeOf(lab: Lab, driver: string): Promise<StoreState> {
  const containers = JSON.parse(await lab.api('/containers/json?all=1')) as readonly { readonly Id: string }[];
  return {
    images: await lab.images(),
    containers: containers.map(({ Id }) => Id).join(' '),
    volume: await lab.shell('cat $ROOT/volumes/people/_data/file'),
    checksum: await lab.checksum(driver, `image/${driver}`),
  };
}
