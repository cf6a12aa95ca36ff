import { defineFact, type Evidence } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { imageKind } from './kind.js';

/** `rootflags=` as a boot loader will hand it to the kernel. */
export interface RootFlags {
  readonly value: string;
  readonly evidence: Evidence;
}

const files = [
  '/etc/default/grub',
  '/etc/kernel/cmdline',
  '/usr/lib/kernel/cmdline',
  '/etc/default/zipl',
  '/boot/grub/grub.cfg',
  '/boot/grub2/grub.cfg',
  '/boot/grub2/grubenv',
  '/boot/extlinux.conf',
  '/boot/cmdline.txt',
  '/boot/firmware/cmdline.txt',
];
const directories = ['/etc/default/grub.d', '/boot/loader/entries'];
const maxBytes = 1024 * 1024;

/** Sources: grub2 util/grub-mkconfig.in, systemd kernel-install(8), the Boot Loader Specification. */
export const rootFlags = defineFact({
  id: 'image/root-flags',
  summary: 'The options of the root file system that the boot loaders of an image are told.',
  privileges: 'On some distributions grub.cfg may be read by root only.',
  reads: () => ({
    files: [...files, ...directories.flatMap(one => [`${one}/*.cfg`, `${one}/*.conf`])].map(path => ({
      path,
      maxBytes,
    })),
    lists: directories,
  }),
  needs: { image: imageKind },
  async collect(host, { image }): Promise<readonly RootFlags[]> {
    if (!image.isImage) return [];
    const paths = [...files];
    for (const directory of directories)
      for (const name of (await host.list(directory)) ?? [])
        if (/\.(?:cfg|conf)$/.test(name)) paths.push(`${directory}/${name}`);
    const found: RootFlags[] = [];
    for (const path of paths) {
      const bytes = await host.read(path, { maxBytes });
      for (const [index, text] of (bytes ? decodeText(bytes) : '').split('\n').entries()) {
        const value = /^[^#]*?\brootflags=([^\s"']+)/.exec(text)?.[1];
        if (value !== undefined) found.push({ value, evidence: { path, line: index + 1, text: text.trim() } });
      }
    }
    return found;
  },
});
