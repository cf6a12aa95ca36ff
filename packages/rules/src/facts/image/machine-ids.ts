import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { imageKind } from './kind.js';

/** A file that may hold the id of a machine. */
export interface MachineIdFile {
  readonly path: string;
  /** `none`: no such file. `unset`: a machine makes its own. `set`: an id. */
  readonly state: 'none' | 'unset' | 'set';
  readonly text: string;
}

const paths = ['/etc/machine-id', '/var/lib/dbus/machine-id'];

/** systemd takes D-Bus' id over where its own is not set. Sources: machine-id(5), systemd-machine-id-setup(1). */
export const machineIds = defineFact({
  id: 'image/machine-ids',
  summary: 'Whether /etc/machine-id of an image and that of D-Bus hold an id.',
  reads: { files: paths },
  needs: { image: imageKind },
  async collect(host, { image }): Promise<readonly MachineIdFile[]> {
    if (!image.isImage) return [];
    const files: MachineIdFile[] = [];
    for (const path of paths) {
      // A symlink is the other one once more.
      if ((await host.stat(path, { follow: false }))?.type !== 'file') {
        files.push({ path, state: 'none', text: '' });
        continue;
      }
      const bytes = await host.read(path, { maxBytes: 4096 });
      const text = bytes ? decodeText(bytes).trim() : '';
      files.push({ path, state: text === '' || text === 'uninitialized' ? 'unset' : 'set', text });
    }
    return files;
  },
});
