import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { layoutObstacle } from '../conformance/daemons.js';
import { bundleTool } from '../conformance/forecast-bundle.js';
import { skipBecause } from '../skip-because.js';
import type { LayersDocument } from './document.js';
import { baseTree, inNamespaces, storeOn } from './namespace.js';

const script = (tool: string): string => `
${storeOn('ext4')}
${baseTree}
containerd --root "$LAB/store/r" --state "$LAB/s" --address "$LAB/c.sock" > "$OUT/log" 2>&1 < /dev/null & daemon=$!
for i in $(seq 200); do [ ! -S "$LAB/c.sock" ] || break; kill -0 $daemon; sleep 0.05; done
call() { ctr --address "$LAB/c.sock" "$@"; }
# An archive as docker save writes it: two layers, their digests in the configuration.
mkdir -p "$LAB/archive" "$LAB/more/opt"; echo more > "$LAB/more/opt/file"
tar -C "$LAB/base" -cf "$LAB/archive/one.tar" .
tar -C "$LAB/more" -cf "$LAB/archive/two.tar" .
digest() { sha256sum "$LAB/archive/$1" | cut -d' ' -f1; }
printf '{"architecture":"amd64","os":"linux","config":{"Cmd":["/bin/sh"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s","sha256:%s"]}}' \\
  "$(digest one.tar)" "$(digest two.tar)" > "$LAB/archive/config.json"
printf '[{"Config":"config.json","RepoTags":["example.org/words:1"],"Layers":["one.tar","two.tar"]}]' > "$LAB/archive/manifest.json"
tar -C "$LAB/archive" -cf "$LAB/image.tar" manifest.json config.json one.tar two.tar
call images import "$LAB/image.tar" > /dev/null
call containers create example.org/words:1 box /bin/sh
top=$(call snapshots list | awk '$3 == "Committed" { print $1 }' | tail -n 1)
# Nothing uses a view, and what nothing uses is soon removed: at times before it has its label.
for i in $(seq 20); do
  call snapshots view looking "$top" > /dev/null
  ! call snapshots label looking containerd.io/gc.root=now > /dev/null 2>> "$OUT/log" || break
done
call snapshots list > "$OUT/snapshots"
call snapshots mounts "$LAB/mounted" box > "$OUT/mounts"
mkdir "$LAB/mounted"; sh -c "$(cat "$OUT/mounts")"
mkdir "$LAB/store/r/io.containerd.snapshotter.v1.overlayfs/snapshots/new-1234"
'${process.execPath}' '${tool}' layers "$LAB/store/r" --census --no-config --format json > "$OUT/layers.json"
umount "$LAB/mounted"
kill $daemon; wait $daemon || true
`;

describe('hostlint layers beside a real containerd', function () {
  this.timeout(120_000);
  let tool: string;
  before(async function () {
    const missing = layoutObstacle();
    if (missing !== undefined) skipBecause(this, missing);
    if (spawnSync('which', ['containerd', 'ctr']).status !== 0)
      skipBecause(this, 'there is no containerd with its ctr: apt-get install containerd');
    tool = await bundleTool();
  });

  it('shows snapshots as ctr does, and lays them over one another as it would', () => {
    inNamespaces(script(tool), left => {
      const { roots } = JSON.parse(left('layers.json')) as LayersDocument;
      const store = roots[0]?.stores.find(({ engine }) => engine === 'containerd');
      if (!store) throw new Error('the store was not found');
      const rows = left('snapshots')
        .trim()
        .split('\n')
        .slice(1)
        .map(line => line.split(/\s+/));
      const keys = store.layers.map(({ key }) => key?.split('/').slice(2).join('/'));
      expect(keys.sort()).to.deep.equal(rows.map(([key]) => key).sort());
      expect(store.layers.map(({ kind }) => kind).sort()).to.deep.equal(['container', 'image', 'image', 'view']);
      const [image] = store.images;
      expect(image?.names).to.deep.equal(['example.org/words:1']);
      const [container] = store.containers;
      const own = store.layers.find(({ id }) => id === container?.layer);
      expect(container?.id).to.equal('box');
      // mount -t overlay overlay PLACE -o index=off,workdir=…,upperdir=…,lowerdir=…
      const options = new Map(
        (/ -o (\S+)/.exec(left('mounts'))?.[1] ?? '').split(',').map(one => one.split('=') as [string, string]),
      );
      expect(own?.content).to.equal(options.get('upperdir'));
      expect(own?.work).to.equal(options.get('workdir'));
      expect(own?.lower.join(':')).to.equal(options.get('lowerdir'));
      expect(own?.mountedAt).to.match(/\/mounted$/);
      expect(store.layers.find(({ id }) => id === image?.top)?.content).to.equal(own?.lower[0]);
      expect(store.problems.map(({ kind, path }) => `${kind} ${path.split('/').pop()}`)).to.deep.equal([
        'leftover new-1234',
      ]);
      expect(roots[0]?.census?.complete).to.equal(true);
    });
  });
});
