import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

const path = '/sys/module/zfs/version';

export const zfsVersion = defineFact({
  id: 'filesystem/zfs-version',
  summary: 'The version of the loaded OpenZFS module as major and minor; null where none is loaded.',
  reads: { files: [path] },
  async collect(host): Promise<{ readonly major: number; readonly minor: number; readonly text: string } | null> {
    const bytes = await host.read(path);
    const text = bytes && decodeText(bytes).trim();
    const match = text && /^(\d{1,4})\.(\d{1,4})/.exec(text);
    return match ? { major: Number(match[1]), minor: Number(match[2]), text } : null;
  },
});
