import { expect } from 'chai';
import { missingForLoops, mountLoop } from '../filesystems/loop-filesystem.js';
import { skipBecause } from '../skip-because.js';
import { scriptFor } from './small-host.js';
import { sourceOf, takeSnapshot } from './take-snapshot.js';

describe('a file system in a snapshot that a script wrote', function () {
  this.timeout(60_000);
  const kinds = [
    ['ext4', ['mkfs.ext4', '-q'], true],
    ['ext4 without types', ['mkfs.ext4', '-q', '-O', '^filetype'], false],
    ['xfs', ['mkfs.xfs', '-q'], true],
  ] as const;
  for (const [name, command, dType] of kinds) {
    it(`tells by its superblock whether entries have their type: ${name}`, async function () {
      const missing = missingForLoops(command[0]);
      if (missing !== null) return skipBecause(this, missing);
      const loop = mountLoop([...command], name.startsWith('xfs') ? '320M' : '32M');
      try {
        const script = scriptFor({ filesystems: [`${loop.mountPoint}/data`] });
        const source = await sourceOf(await takeSnapshot(['sh', '-s'], script));
        const answer = await source.filesystem(loop.mountPoint);
        expect(answer?.dType).to.equal(dType);
        expect(answer?.dTypeEvidence).to.include('superblock');
      } finally {
        loop.close();
      }
    });
  }
});
