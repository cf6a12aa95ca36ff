import { expect } from 'chai';
import { layoutObstacle } from '../conformance/daemons.js';
import { bundleTool } from '../conformance/forecast-bundle.js';
import { findPodmans } from '../conformance/real-podman.js';
import { skipBecause } from '../skip-because.js';
import type { LayersDocument } from './document.js';
import { baseTree, inNamespaces, storeOn } from './namespace.js';

interface Inspected {
  readonly Id: string;
  readonly GraphDriver: { readonly Data: Readonly<Record<string, string>> };
}

const script = (tool: string): string => `
${storeOn('xfs')}
${baseTree}
for place in /run /dev/shm /root; do mount -t tmpfs -o mode=755 none "$place"; done
ROOT="$LAB/store/g"
call() { podman --root "$ROOT" --runroot "$LAB/run" --storage-driver overlay "$@"; }
tar -C "$LAB/base" -c . | call import -q - base:1 > /dev/null
mkdir "$LAB/context"; echo a > "$LAB/context/a"; printf 'FROM localhost/base:1\\nCOPY a /opt/a\\nCOPY a /opt/b\\n' > "$LAB/context/Containerfile"
call build -q --layers --network none -t built:1 "$LAB/context" > /dev/null
call create -q --network none --name one localhost/built:1 /bin/sh > /dev/null
call create -q --network none --name two localhost/base:1 /bin/sh > /dev/null
call mount one > /dev/null
call inspect --type container one two > "$OUT/containers.json"
call inspect --type image $(call images -q --no-trunc) > "$OUT/images.json"
'${process.execPath}' '${tool}' layers "$ROOT" --census --no-config --format json > "$OUT/layers.json"
cat /proc/self/mountinfo > "$OUT/mountinfo"
call umount one > /dev/null
`;

describe('hostlint layers beside a real podman', function () {
  this.timeout(120_000);
  let tool: string;
  before(async function () {
    const missing = layoutObstacle();
    if (missing !== undefined) skipBecause(this, missing);
    if (findPodmans().length === 0) skipBecause(this, 'there is no podman: apt-get install podman');
    tool = await bundleTool();
  });

  it('shows what podman inspect shows, layer by layer', () => {
    inNamespaces(script(tool), left => {
      const { roots } = JSON.parse(left('layers.json')) as LayersDocument;
      const store = roots[0]?.stores.find(({ engine }) => engine === 'podman');
      if (!store) throw new Error('the store was not found');
      expect(store.problems).to.deep.equal([]);
      const containers = JSON.parse(left('containers.json')) as readonly Inspected[];
      const images = JSON.parse(left('images.json')) as readonly Inspected[];
      expect(store.containers.map(({ id }) => id).sort()).to.deep.equal(containers.map(({ Id }) => Id).sort());
      const tops = [
        ...containers.map(
          ({ Id, GraphDriver }) => [store.containers.find(({ id }) => id === Id)?.layer, GraphDriver] as const,
        ),
        ...images.map(({ Id, GraphDriver }) => [store.images.find(({ id }) => id === Id)?.top, GraphDriver] as const),
      ];
      for (const [id, { Data }] of tops) {
        const layer = store.layers.find(one => one.id === id);
        expect(layer?.content).to.equal(Data.UpperDir);
        expect(layer?.lower.join(':')).to.equal(Data.LowerDir ?? '');
      }
      expect(store.containers.map(({ name }) => name).sort()).to.deep.equal(['one', 'two']);
      const mounted = store.containers.filter(({ layer }) => store.layers.find(({ id }) => id === layer)?.mounted);
      expect(mounted.map(({ name }) => name)).to.deep.equal(['one']);
    });
  });
});
