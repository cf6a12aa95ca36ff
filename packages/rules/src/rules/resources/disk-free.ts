import { defineRule, maybe } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { storageRoom } from '../../facts/filesystem/storage-room.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { lookAsRoot } from '../../shared/cures.js';

const gib = 1024 ** 3;

export const diskFree = defineRule({
  id: 'resources/disk-free',
  meta: {
    title: 'The file system of container layers has room for more.',
    why: 'Images are unpacked there, and containers write there. On a full file system pulls fail half-way and containers die with ENOSPC.',
    fix: 'Remove what no container needs, or enlarge the file system.',
    severity: 'warning',
    sources: [
      'statfs(2) f_bavail: what is left to others than root',
      'replicatedhq/troubleshoot 5bf008f7 examples/preflight/host/disk-usage.yaml',
    ],
  },
  needs: { storage: maybe(storageFilesystems), room: maybe(storageRoom), image: imageKind },
  messages: { low: '{mount} ({path}) has {free} GiB of {whole} GiB left; {used} % are used.' },
  options: {
    type: 'object',
    properties: {
      minFreeGib: { type: 'number', minimum: 0, description: 'Fails with less than so many GiB left.' },
      usedPercent: { type: 'number', minimum: 1, maximum: 100, description: 'Fails from this share of used space.' },
    },
    additionalProperties: false,
  },
  defaults: { minFreeGib: 2, usedPercent: 90 },
  check({ facts: { storage, room, image }, options, pass, fail, notApplicable, unknown }) {
    if (image.isImage) return notApplicable('the disks are those of the machines made from this image');
    if (!storage.known) return unknown(storage.detail);
    const outcomes = storage.value.map(({ root, answer, answeredBy, mount, problem }) => {
      const subject = root.path;
      if (!answer) return unknown(problem ?? 'The file system could not be asked.', { subject, cure: lookAsRoot });
      if (answer.blocks === 0) return notApplicable('the file system counts no blocks', { subject });
      if (!room.known) return unknown(room.detail, { subject });
      const left = room.value.get(answeredBy ?? '');
      if (!left) return unknown(`What is left at ${answeredBy} is not known.`, { subject });
      const evidence = mountEvidence(mount);
      const free = (left.blocksAvailable * answer.blockSizeBytes) / gib;
      const whole = (answer.blocks * answer.blockSizeBytes) / gib;
      const used = Math.floor((1 - free / whole) * 100);
      if (free >= options.minFreeGib && used < options.usedPercent) return pass({ subject, evidence });
      const at = mount?.mountPoint ?? root.existing;
      const fix = {
        summary: 'See what fills it. Old images, stopped containers and logs are the usual reasons.',
        commands: [`df -h ${shellWord(at)}`, `du -xh --max-depth=3 ${shellWord(at)} | sort -h | tail -n 20`],
      };
      const data = { mount: at, path: root.path, free: rounded(free), whole: rounded(whole), used };
      return fail('low', data, { subject, evidence, fix });
    });
    return outcomes.length > 0 ? outcomes : notApplicable(noStorageRoot);
  },
});

const rounded = (gibibytes: number): number => Math.round(gibibytes * 10) / 10;
