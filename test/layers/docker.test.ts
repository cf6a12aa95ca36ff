import { expect } from 'chai';
import { bundleTool } from '../conformance/forecast-bundle.js';
import { findDaemons, obstacle } from '../conformance/daemons.js';
import { skipBecause } from '../skip-because.js';
import { baseTree, inNamespaces, storeOn } from './namespace.js';
import type { LayersDocument, StoreDocument } from './document.js';

interface Inspected {
  readonly Id: string;
  readonly GraphDriver: { readonly Name: string; readonly Data: Readonly<Record<string, string>> | null };
}

const script = (tool: string, driver: string, type: string): string => `
${storeOn(type)}
${baseTree}
ROOT="$LAB/store/d"
dockerd --iptables=false --bridge=none --storage-driver ${driver} --data-root "$ROOT" --exec-root "$LAB/x" --pidfile "$LAB/pid" \\
  -H "unix://$LAB/s" > "$OUT/log" 2>&1 < /dev/null & daemon=$!
export DOCKER_HOST="unix://$LAB/s"
for i in $(seq 200); do docker info > /dev/null 2>&1 && break; kill -0 $daemon; sleep 0.1; done
tar -C "$LAB/base" -c . | docker import - base:1 > /dev/null
printf 'FROM base:1\\nCOPY a /opt/one/a\\nCOPY b /opt/two/b\\nRUN ["/bin/sh", "-c", "echo more >> /usr/share/words/3; rm /usr/share/words/4"]\\n' > "$LAB/Dockerfile"
mkdir "$LAB/context"; cp "$LAB/Dockerfile" "$LAB/context"; echo a > "$LAB/context/a"; echo b > "$LAB/context/b"
DOCKER_BUILDKIT=0 docker build -q -t built:1 --network none "$LAB/context" > /dev/null
one=$(docker create --network none --name one base:1 /bin/sh -c 'echo x > /etc/b; sleep 1000')
docker start one > /dev/null || echo "not started" >&2
sleep 0.5
docker commit one committed:1 > /dev/null
docker create --network none --name two built:1 /bin/sh > /dev/null
DOCKER_BUILDKIT=1 docker build -q -t cached:1 --network none "$LAB/context" > /dev/null 2>&1 || echo "no BuildKit" >&2
docker inspect $(docker ps -aq --no-trunc) > "$OUT/containers.json"
docker inspect $(docker images -aq --no-trunc | sort -u) > "$OUT/images.json"
docker ps --format '{{.Names}}' > "$OUT/running"
cd "$LAB"; find "$ROOT" -xdev -printf '%D:%i\\n' > "$OUT/inodes"; du -s -B1 -x "$ROOT" > "$OUT/du"
'${process.execPath}' '${tool}' layers "$ROOT" --sizes --no-config --format json > "$OUT/layers.json"
docker kill one > /dev/null 2>&1 || true
kill $daemon; wait $daemon || true
`;

describe('hostlint layers beside a real dockerd', function () {
  this.timeout(180_000);
  let tool: string;
  const shown = new Map<string, StoreDocument>();
  before(async function () {
    const missing = obstacle();
    if (missing !== undefined) skipBecause(this, missing);
    tool = await bundleTool();
  });

  for (const [driver, type] of [
    ['overlay2', 'xfs'],
    ['overlay', 'ext4'],
    ['vfs', 'ext4'],
  ] as const) {
    it(`shows what docker inspect shows, layer by layer: ${driver} on ${type}`, function () {
      const version = findDaemons()[0]?.version ?? '';
      if (driver === 'overlay' && !/^(1[0-9]|2[0-3])\./.test(version))
        skipBecause(this, `dockerd ${version} has no driver "overlay"`);
      inNamespaces(script(tool, driver, type), left => {
        const { roots } = JSON.parse(left('layers.json')) as LayersDocument;
        const store = roots[0]?.stores.find(one => one.driver === driver);
        if (!store) throw new Error('the store was not found');
        shown.set(driver, store);
        expect(store.problems).to.deep.equal([]);
        const containers = JSON.parse(left('containers.json')) as readonly Inspected[];
        const images = JSON.parse(left('images.json')) as readonly Inspected[];
        expect(store.containers.map(({ id }) => id).sort()).to.deep.equal(containers.map(({ Id }) => Id).sort());
        expect(store.images.map(({ id }) => id).sort()).to.deep.equal(images.map(({ Id }) => Id).sort());
        for (const { Id, GraphDriver } of containers)
          sameLayer(store, store.containers.find(({ id }) => id === Id)?.layer, GraphDriver.Data);
        for (const { Id, GraphDriver } of images)
          sameLayer(store, store.images.find(({ id }) => id === Id)?.top, GraphDriver.Data);
        const running = left('running').split('\n').filter(Boolean);
        expect(store.containers.filter(one => one.running).map(({ name }) => name)).to.deep.equal(running);
        if (driver !== 'vfs') {
          const mounted = store.containers.filter(({ layer }) => store.layers.find(({ id }) => id === layer)?.mounted);
          expect(mounted.map(({ name }) => name)).to.deep.equal(running);
        }
        const inodes = left('inodes').trim().split('\n');
        const total = roots[0]?.census?.total;
        expect(total?.entries).to.equal(inodes.length);
        expect(total?.inodes).to.equal(new Set(inodes).size);
        expect(total?.diskBytes).to.equal(Number(left('du').split('\t')[0]));
      });
    });
  }

  it('foretells what the layers of the old driver would take under overlay2', function () {
    const [old, now] = [shown.get('overlay'), shown.get('overlay2')];
    if (!old || !now) return skipBecause(this, 'the engine here has not both drivers');
    // Each layer has a link beside it.
    const taken = now.layers.reduce((sum, { counts }) => sum + (counts?.newInodes ?? 0) + 1, 0);
    expect(now.layers.length).to.equal(old.layers.length);
    expect(old.outlook?.overlay2?.inodesThen).to.be.closeTo(taken, taken * 0.05);
    expect(old.outlook?.overlay2?.inodesNow).to.be.above(taken);
  });
});

/** What docker inspect says of a layer, and what we say. An image of vfs has only its directory. */
function sameLayer(
  store: StoreDocument,
  id: string | null | undefined,
  data: Readonly<Record<string, string>> | null,
): void {
  const layer = store.layers.find(one => one.id === id);
  if (!layer) throw new Error(`no layer ${id}`);
  if (data === null) return;
  if (data.RootDir !== undefined) expect(layer.content).to.equal(data.RootDir);
  if (data.UpperDir === undefined) return;
  expect(layer.content).to.equal(data.UpperDir);
  expect(layer.lower.join(':')).to.equal(data.LowerDir ?? '');
  // A layer over none is never mounted, though docker names places for it.
  if (data.LowerDir === undefined) return;
  expect(layer.work).to.equal(data.WorkDir);
  expect(layer.merged).to.equal(data.MergedDir);
}
