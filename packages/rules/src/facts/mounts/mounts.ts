import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseMountinfo, type Mount } from '../../shared/filesystem/mountinfo.js';

const path = '/proc/self/mountinfo';

export const mounts = defineFact({
  id: 'mounts/mounts',
  summary: 'Every mount of the host, in the order of /proc/self/mountinfo, with its line.',
  reads: { files: [path] },
  async collect(host): Promise<readonly Mount[]> {
    const bytes = await host.read(path);
    if (!bytes) throw new UnknowableError('not-running', `${path} is not there: mounts are a thing of a running host`);
    const all = parseMountinfo(decodeText(bytes));
    if (all.length === 0) throw new UnknowableError('malformed', `${path} names no mount`);
    return all;
  },
});
