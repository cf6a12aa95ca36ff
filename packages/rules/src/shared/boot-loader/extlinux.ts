import type { BootEntry, BootMenu } from './boot-entry.js';

interface Label extends BootEntry {
  readonly name: string;
  readonly line: number;
}

interface Draft {
  readonly name: string;
  readonly kernel: string;
  readonly options: string | null;
  readonly line: number;
  readonly text: string;
}

const mostLines = 20_000;
const longestLine = 8192;

/**
 * What SYSLINUX, EXTLINUX and U-Boot boot by such a file: the label of DEFAULT; else that with MENU DEFAULT; else the first.
 * DEFAULT may name a program that shows a menu. Sources: syslinux 6.04 doc/syslinux.txt, com32/menu/readconfig.c; u-boot v2025.01
 * boot/pxe_utils.c parse_pxefile_top, parse_label_menu, pxe_menu_to_menu.
 */
export function readExtlinuxMenu(path: string, text: string): BootMenu {
  const labels: Label[] = [];
  let wanted: string | null = null;
  let inMenu: string | null = null;
  let shared = '';
  let label = null as Draft | null;
  const close = (): void => {
    if (label && label.kernel !== '') {
      const { name, kernel, options, line, text } = label;
      labels.push({ name, kernel, options: options ?? shared, version: null, line, evidence: { path, line, text } });
    }
    label = null;
  };
  for (const [index, raw] of text.split('\n', mostLines).entries()) {
    const [, word = '', rest = ''] = /^\s*(\S+)\s*(.*)$/.exec(raw.slice(0, longestLine)) ?? [];
    const value = rest.trim();
    switch (word.toLowerCase()) {
      case 'default':
        wanted = value;
        break;
      case 'label':
        close();
        label = { name: value, kernel: '', options: null, line: index + 1, text: raw.trim() };
        break;
      case 'kernel':
      case 'linux':
        if (label) label = { ...label, kernel: value.split(/\s/)[0] ?? '', line: index + 1, text: raw.trim() };
        break;
      case 'append':
        if (label) label = { ...label, options: value === '-' ? '' : withoutInitrd(value) };
        else shared = withoutInitrd(value);
        break;
      case 'menu':
        if (/^default\b/i.test(value) && label) inMenu ??= label.name;
        break;
    }
  }
  close();
  return choose(path, labels, wanted, inMenu);
}

function choose(path: string, labels: readonly Label[], wanted: string | null, inMenu: string | null): BootMenu {
  const entries = labels.map(({ kernel, options, version, evidence }) => ({ kernel, options, version, evidence }));
  const at = (name: string | null): number => (name === null ? -1 : labels.findIndex(label => label.name === name));
  const [named, marked] = [at(wanted), at(inMenu)];
  const chosen = entries[named >= 0 ? named : marked >= 0 ? marked : 0] ?? null;
  if (!chosen) return { entries, chosen, why: `${path} has no label with a kernel` };
  if (named >= 0) return { entries, chosen, why: `DEFAULT of ${path} is "${wanted}"` };
  if (marked >= 0) return { entries, chosen, why: `"${inMenu}" is MENU DEFAULT in ${path}` };
  return { entries, chosen, why: `it is the first label of ${path}` };
}

// SYSLINUX loads it, and hands it on; the kernel does not look at it.
const withoutInitrd = (options: string): string =>
  options
    .split(/\s+/)
    .filter(word => !word.startsWith('initrd='))
    .join(' ');
