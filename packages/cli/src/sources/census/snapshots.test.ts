import { type HostSource, isUnknowable } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import { expect } from 'chai';
import { openArchive } from '../snapshot/archive.js';
import { openSnapshot } from '../snapshot/json.js';
import { recordTree } from '../snapshot/record-tree.js';
import { recordSource } from '../snapshot/recording.js';
import { writeArchive } from '../snapshot/write-archive.js';

const path = '/var/lib/docker';
const counted = { entries: 400, directories: 9, inodes: 33, complete: true };
const files = { [path]: { directory: true }, '/lib/docker': { link: path } } as const;
const head = {
  source: 'memory',
  label: 'x',
  takenAt: '2026-11-24T12:00:00Z',
  by: 'a test',
  redaction: 'none',
} as const;

const forms: Readonly<Record<string, (host: HostSource) => { source: HostSource; replay(): HostSource }>> = {
  'a JSON snapshot'(host) {
    const recording = recordSource(host);
    return { source: recording.source, replay: () => openSnapshot(recording.toSnapshot(), 'x') };
  },
  'an archive'(host) {
    const recording = recordTree(host);
    const write = (): Uint8Array => writeArchive(recording, { head, redact: (_, content) => content });
    return { source: recording.source, replay: () => openArchive(write(), 'x').source };
  },
};

const reasonOf = (asked: Promise<unknown> | undefined): Promise<unknown> =>
  (asked ?? Promise.resolve()).then(
    value => value,
    (error: unknown) => (isUnknowable(error) ? error.reason : error),
  );

describe('a census in a snapshot', () => {
  for (const [name, record] of Object.entries(forms)) {
    it(`is answered as it was: ${name}`, async () => {
      const { source, replay } = record(memorySource({ files, censuses: { [path]: counted } }));
      expect(await source.census?.(path)).to.deep.equal(counted);
      expect(await source.census?.('/nowhere')).to.equal(undefined);
      expect(await replay().census?.(path)).to.deep.equal(counted);
      expect(await replay().census?.('/nowhere')).to.equal(undefined);
    });

    it(`is not captured where counting was not allowed: ${name}`, async () => {
      const { source, replay } = record(memorySource({ files }));
      expect(await reasonOf(source.census?.(path))).to.equal('unsupported');
      expect(await reasonOf(replay().census?.(path))).to.equal('not-captured');
    });
  }
});
