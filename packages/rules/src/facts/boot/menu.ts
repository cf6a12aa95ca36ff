import { defineFact, type Evidence, type TracedSource } from '@hostlint/core';
import type { BootMenu } from '../../shared/boot-loader/boot-entry.js';
import { identityOf, parseBlsEntry, type BlsEntry } from '../../shared/boot-loader/bls-entry.js';
import { readExtlinuxMenu } from '../../shared/boot-loader/extlinux.js';
import { grubItemsOfBls } from '../../shared/boot-loader/grub-bls.js';
import { readGrubMenu } from '../../shared/boot-loader/grub.js';
import { parseRaspberryPiConfig, raspberryPiEntry } from '../../shared/boot-loader/raspberry-pi.js';
import { defaultPatternOf, readSystemdBootMenu } from '../../shared/boot-loader/systemd-boot.js';
import { decodeText } from '../../shared/decode-text.js';
import { imageKind } from '../image/kind.js';

export interface ImageBootMenu extends BootMenu {
  readonly loader: 'GRUB' | 'systemd-boot' | 'extlinux' | 'Raspberry Pi';
  /** The arguments that the loader gives to whichever kernel it boots, where they stand by themselves. */
  readonly common: { readonly options: string; readonly evidence: Evidence } | null;
}

// Where the EFI system partition and the partition of the boot loader are mounted: systemd 258 bootctl(1), grub-install(8).
const partitions = ['/boot', '/efi', '/boot/efi'];
const grubDirectories = ['/boot/grub2', '/boot/grub'];
const besideGrub = ['grubenv', 'custom.cfg', 'user.cfg', 'console.cfg'];
const extlinuxFiles = [
  '/boot/extlinux/extlinux.conf',
  '/boot/extlinux.conf',
  '/extlinux/extlinux.conf',
  '/extlinux.conf',
  '/boot/syslinux/syslinux.cfg',
  '/boot/syslinux/extlinux.conf',
];
const firmwareDirectories = ['/boot/firmware', '/boot'];
const mostFiles = 200;
const maxBytes = 1024 * 1024;

/** What is not told by files, EFI variables and keys above all, may always decide otherwise. */
export const bootMenu = defineFact({
  id: 'boot/menu',
  summary: 'What the boot loader of an image would boot, and what else is in its menu; null where none is configured.',
  privileges: 'On some distributions grub.cfg may be read by root only.',
  reads: () => ({
    files: [
      ...[...grubDirectories, ...partitions.slice(1).map(partition => `${partition}/EFI/*`)].flatMap(directory =>
        ['grub.cfg', ...besideGrub].map(name => ({ path: `${directory}/${name}`, maxBytes })),
      ),
      ...partitions.flatMap(partition =>
        [`${partition}/loader/loader.conf`, `${partition}/loader/entries/*.conf`].map(path => ({ path, maxBytes })),
      ),
      ...extlinuxFiles.map(path => ({ path, maxBytes })),
      ...firmwareDirectories.flatMap(directory =>
        [`${directory}/config.txt`, `${directory}/cmdline.txt`].map(path => ({ path, maxBytes })),
      ),
    ],
    lists: [
      ...partitions.slice(1).map(partition => ({ path: `${partition}/EFI`, limit: 20 })),
      ...partitions.flatMap(partition =>
        [`${partition}/loader/entries`, `${partition}/EFI/Linux`].map(path => ({ path, limit: mostFiles })),
      ),
    ],
    // Entries name their kernel by any path below the partition.
    stats: partitions.flatMap(partition => ['*', '*/*', '*/*/*', '*/*/*/*'].map(below => `${partition}/${below}`)),
  }),
  needs: { image: imageKind },
  async collect(host, { image }): Promise<ImageBootMenu | null> {
    if (!image.isImage) return null;
    return (
      (await grubMenu(host)) ??
      (await systemdBootMenu(host)) ??
      (await extlinuxMenu(host)) ??
      (await raspberryPiMenu(host))
    );
  },
});

const text = async (host: TracedSource, path: string): Promise<string | null> => {
  const bytes = await host.read(path, { maxBytes });
  return bytes ? decodeText(bytes) : null;
};

async function grubMenu(host: TracedSource): Promise<ImageBootMenu | null> {
  const directories = [...grubDirectories];
  for (const partition of partitions.slice(1)) {
    const vendors = (await host.list(`${partition}/EFI`, { limit: 20 })) ?? [];
    directories.push(...vendors.map(vendor => `${partition}/EFI/${vendor}`));
  }
  let empty: ImageBootMenu | null = null;
  for (const directory of directories) {
    const path = `${directory}/grub.cfg`;
    const script = await text(host, path);
    if (script === null) continue;
    const files = new Map<string, string>();
    for (const name of besideGrub) {
      const content = await text(host, `${directory}/${name}`);
      if (content !== null) files.set(name, content);
    }
    const entries = /^[ \t]*blscfg\b/m.test(script) ? await blsEntries(host, '/boot') : [];
    const menu = readGrubMenu(script, { path, files, blsItems: variables => grubItemsOfBls(entries, variables) });
    const found = { ...menu, loader: 'GRUB', common: null } as const;
    if (menu.entries.length > 0) return found;
    empty ??= found;
  }
  return empty && (await hasOtherLoader(host)) ? null : empty;
}

async function hasOtherLoader(host: TracedSource): Promise<boolean> {
  for (const path of [...partitions.map(partition => `${partition}/loader/loader.conf`), ...extlinuxFiles])
    if (await host.stat(path)) return true;
  return false;
}

async function blsEntries(host: TracedSource, partition: string): Promise<readonly BlsEntry[]> {
  const directory = `${partition}/loader/entries`;
  const entries: BlsEntry[] = [];
  for (const name of (await host.list(directory, { limit: mostFiles })) ?? []) {
    if (!name.endsWith('.conf') || name.startsWith('.') || name.startsWith('auto-')) continue;
    const content = await text(host, `${directory}/${name}`);
    if (content !== null) entries.push(parseBlsEntry(`${directory}/${name}`, content));
  }
  return entries;
}

async function systemdBootMenu(host: TracedSource): Promise<ImageBootMenu | null> {
  const found: BlsEntry[] = [];
  let pattern: string | null = null;
  for (const partition of partitions) {
    const conf = await text(host, `${partition}/loader/loader.conf`);
    if (conf !== null) pattern ??= defaultPatternOf(conf);
    for (const entry of await blsEntries(host, partition)) {
      // It passes over entries whose kernel is not there.
      if (entry.kernel === null || !(await host.stat(`${partition}/${entry.kernel.replace(/^\/+/, '')}`))) continue;
      found.push(entry);
    }
    for (const name of (await host.list(`${partition}/EFI/Linux`, { limit: mostFiles })) ?? [])
      if (name.toLowerCase().endsWith('.efi')) found.push(unifiedEntry(`${partition}/EFI/Linux/${name}`));
  }
  if (found.length === 0) return null;
  return { ...readSystemdBootMenu(found, pattern), loader: 'systemd-boot', common: null };
}

/**
 * Its title, version and sort key stand inside the file, which is large; so they are taken from its name. Where loader.conf is silent,
 * it comes before files of entries: those have the same key, the name of the system, and a machine's id, which counts next.
 */
const unifiedEntry = (path: string): BlsEntry => ({
  ...identityOf(path, '.efi'),
  path,
  title: null,
  version: path.slice(path.lastIndexOf('/') + 1, -'.efi'.length),
  machineId: null,
  sortKey: '',
  kernel: path,
  options: null,
  line: null,
  text: '',
});

async function extlinuxMenu(host: TracedSource): Promise<ImageBootMenu | null> {
  for (const path of extlinuxFiles) {
    const content = await text(host, path);
    if (content !== null) return { ...readExtlinuxMenu(path, content), loader: 'extlinux', common: null };
  }
  return null;
}

async function raspberryPiMenu(host: TracedSource): Promise<ImageBootMenu | null> {
  for (const directory of firmwareDirectories) {
    const config = await text(host, `${directory}/config.txt`);
    const cmdline = await text(host, `${directory}/cmdline.txt`);
    if (config === null || cmdline === null) continue;
    const [line = ''] = cmdline.split('\n', 1);
    const evidence = { path: `${directory}/cmdline.txt`, line: 1, text: line.slice(0, 1000) };
    const chosen = raspberryPiEntry(directory, parseRaspberryPiConfig(config), line.trim());
    const why = chosen
      ? `${directory}/config.txt says ${chosen.evidence.text}`
      : 'which kernel is booted depends on the board';
    const common = { options: line.trim(), evidence };
    return { loader: 'Raspberry Pi', entries: chosen ? [chosen] : [], chosen, why, common };
  }
  return null;
}
