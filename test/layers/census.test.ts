import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { expect } from 'chai';
import { bundleTool } from '../conformance/forecast-bundle.js';
import { missingForLoops, mountLoop, type LoopFilesystem } from '../filesystems/loop-filesystem.js';
import { skipBecause } from '../skip-because.js';
import type { LayersDocument } from './document.js';

const run = (program: string, ...words: readonly string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });

/** Layers of hard-linked trees, such as the old driver makes them, with some more than that in them. */
function makeStore(root: string): void {
  const base = `${root}/overlay/1/root`;
  for (let directory = 0; directory < 40; directory++) {
    fs.mkdirSync(`${base}/${directory % 5}/d${directory}`, { recursive: true });
    for (let file = 0; file < 25; file++)
      fs.writeFileSync(`${base}/${directory % 5}/d${directory}/f${file}`, 'x'.repeat(file));
  }
  fs.symlinkSync('/', `${base}/root-of-all`);
  run('mkfifo', `${base}/fifo`);
  for (let layer = 2; layer <= 6; layer++) {
    fs.mkdirSync(`${root}/overlay/${layer}`);
    run('cp', '-al', `${root}/overlay/${layer - 1}/root`, `${root}/overlay/${layer}/root`);
    for (let file = 0; file < 10; file++) fs.writeFileSync(`${root}/overlay/${layer}/root/1/new-${layer}-${file}`, 'y');
  }
  fs.mkdirSync(`${root}/wide`);
  for (let file = 0; file < 3000; file++) fs.writeFileSync(`${root}/wide/a-rather-long-name-of-a-file-${file}`, '');
  fs.mkdirSync(`${root}/mounted/on`, { recursive: true });
  run('mount', '-t', 'tmpfs', 'none', `${root}/mounted/on`);
  fs.writeFileSync(`${root}/mounted/on/hidden`, 'elsewhere');
}

describe('the census of hostlint layers', function () {
  this.timeout(180_000);
  let tool: string;
  before(async () => {
    tool = await bundleTool();
  });

  for (const [type, ...options] of [['ext4'], ['ext4', '-O', '^filetype'], ['xfs']] as const) {
    describe(`on ${[type, ...options].join(' ')}`, () => {
      let filesystem: LoopFilesystem;
      let root: string;
      before(function () {
        const missing = missingForLoops(`mkfs.${type}`);
        if (missing !== null) skipBecause(this, missing);
        filesystem = mountLoop([`mkfs.${type}`, ...options], '320M');
        root = `${filesystem.mountPoint}/store`;
        fs.mkdirSync(root);
        makeStore(root);
      });
      after(() => {
        if (!filesystem) return;
        spawnSync('umount', [`${root}/mounted/on`]);
        filesystem.close();
      });

      const layers = (...words: readonly string[]): LayersDocument =>
        JSON.parse(
          run(process.execPath, tool, 'layers', root, '--no-config', '--format', 'json', ...words),
        ) as LayersDocument;

      it('counts what find counts', () => {
        // Of what is mounted find tells the device and inode that are mounted.
        const inodes = run('find', root, '-xdev', '-printf', '%D:%i %y\n').trim().split('\n');
        const total = layers('--census').roots[0]?.census?.total;
        expect(total).to.deep.include({
          entries: inodes.length,
          directories: inodes.filter(line => line.endsWith('d')).length,
          inodes: new Set(inodes).size,
          apparentBytes: null,
        });
      });

      it('adds up what du adds up', () => {
        const total = layers('--sizes').roots[0]?.census?.total;
        const du = (...words: readonly string[]): number =>
          Number(run('du', '-s', '-x', ...words, root).split('\t')[0]);
        expect(total?.diskBytes).to.equal(du('-B1'));
        expect(total?.apparentBytes).to.equal(du('-B1', '--apparent-size'));
        // du does not count what something is mounted on.
        expect((total?.inodes ?? 0) - 1).to.equal(du('--inodes'));
      });

      it('counts the same without koffi', () => {
        const withKoffi = layers('--census').roots[0]?.census;
        const words = [tool, 'layers', root, '--no-config', '--format', 'json', '--census'];
        const block = `--require=${JSON.stringify(new URL('./without-koffi.cjs', import.meta.url).pathname)}`;
        const env = { ...process.env, NODE_OPTIONS: block };
        const said = execFileSync(process.execPath, words, { encoding: 'utf8', env });
        const other = (JSON.parse(said) as LayersDocument).roots[0]?.census;
        expect(other?.way).to.equal('find');
        expect(other?.total).to.deep.equal(withKoffi?.total);
      });
    });
  }

  it('can be interrupted, and tells what there is', async function () {
    const home = fs.mkdtempSync('/tmp/hostlint-interrupt-');
    try {
      for (let directory = 0; directory < 1500; directory++) {
        fs.mkdirSync(`${home}/${directory}`);
        for (let file = 0; file < 20; file++)
          fs.linkSync(file === 0 && directory === 0 ? makeFile(home) : `${home}/file`, `${home}/${directory}/${file}`);
      }
      // The slow way, so that there is time.
      const block = `--require=${JSON.stringify(new URL('./without-koffi.cjs', import.meta.url).pathname)}`;
      const words = [tool, 'layers', home, '--no-config', '--format', 'json', '--sizes'];
      // Nobody tells from outside when the count begins: earlier than that the process just ends.
      let [code, said]: [number | null, string] = [null, ''];
      for (let delay = 150; code === null && delay < 3000; delay += 50)
        [code, said] = await interrupt(words, block, delay);
      expect(code).to.equal(130);
      const census = (JSON.parse(said) as LayersDocument).roots[0]?.census;
      expect(census?.complete).to.equal(false);
      expect(census?.total.entries).to.be.below(31_502);
    } finally {
      fs.rmSync(home, { recursive: true, force: true });
    }
  });
});

function makeFile(home: string): string {
  fs.writeFileSync(`${home}/file`, 'x');
  return `${home}/file`;
}

async function interrupt(words: readonly string[], block: string, delay: number): Promise<[number | null, string]> {
  const child = spawn(process.execPath, words, { env: { ...process.env, NODE_OPTIONS: block } });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGINT'), delay);
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  clearTimeout(timer);
  return [code, said];
}
