import { memorySource, type MemoryHost } from '@hostlint/core/testing';
import { expect } from 'chai';
import { overlayTrial } from './overlay-trial.js';

const path = '/var/lib/docker';

/** Without the facts about Docker: two storage roots, the second of which is not there yet. */
async function collect(host: MemoryHost, existing = path) {
  const root = { engine: 'docker', role: 'data-root', configuredPath: path, path, existing, exists: true };
  const roots = [root, { ...root, path: `${path}/new`, exists: false }];
  return overlayTrial.collect(
    { ...memorySource(host), cite: () => undefined },
    { roots },
    { engines: {}, judged: ['docker'] },
  );
}

const probe = (works: boolean, detail: string, directory = path) =>
  collect({ probes: { [`overlay-mount ${directory}`]: { works, detail } } }, directory);

describe('fact filesystem/overlay-trial', () => {
  it('tells a mount that works, once for each directory', async () => {
    expect(await probe(true, '')).to.deep.equal([
      { path, directory: path, verdict: 'works', detail: '' },
      { path: `${path}/new`, directory: path, verdict: 'works', detail: '' },
    ]);
  });

  const failures = [
    ['wrong fs type, bad option, bad superblock on overlay', path, 'refused'],
    ['failed to mount overlay: invalid argument', path, 'refused'],
    ['failed to mount overlay: no such device', path, 'no-overlay'],
    ["unknown filesystem type 'overlay'", path, 'no-overlay'],
    ['failed to mount overlay: operation not permitted', path, 'not-allowed'],
    ['EROFS: read-only file system, mkdir', path, 'not-allowed'],
    ['failed to mount overlay: no such file or directory', '/srv/a:b', 'path'],
  ] as const;
  for (const [detail, directory, verdict] of failures) {
    it(`${detail} (${directory}): ${verdict}`, async () => {
      expect((await probe(false, detail, directory))[0]).to.include({ verdict, detail });
    });
  }

  it('is unknown where trials are not allowed', async () => {
    const error = await collect({}).catch((thrown: unknown) => thrown);
    expect(error).to.include({ name: 'UnknowableError', reason: 'unsupported' });
  });
});
