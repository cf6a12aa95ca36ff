import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseFstab, type FstabEntry } from '../../shared/filesystem/fstab.js';

export const fstab = defineFact({
  id: 'mounts/fstab',
  summary: 'The entries of /etc/fstab with their lines; none where the file is absent.',
  reads: { files: ['/etc/fstab'] },
  async collect(host): Promise<readonly FstabEntry[]> {
    const bytes = await host.read('/etc/fstab');
    return bytes ? parseFstab(decodeText(bytes)) : [];
  },
});
