/** For which processor a program was built. */
export interface ElfHeader {
  readonly bits: 32 | 64;
  /** The family of the processor; `null`: one that is not known here. */
  readonly machine: 'x86' | 'arm' | 'ppc' | 's390' | 'riscv' | 'mips' | 'loongarch' | null;
}

// Sources: elf(5); linux include/uapi/linux/elf-em.h.
const machines: Readonly<Record<number, ElfHeader['machine']>> = {
  3: 'x86',
  62: 'x86',
  40: 'arm',
  183: 'arm',
  20: 'ppc',
  21: 'ppc',
  22: 's390',
  243: 'riscv',
  8: 'mips',
  258: 'loongarch',
};

/** Reads the first bytes of a program; `null` when they are no ELF header. */
export function readElfHeader(bytes: Uint8Array): ElfHeader | null {
  const [m0, m1, m2, m3, size, order] = bytes;
  if (m0 !== 0x7f || m1 !== 0x45 || m2 !== 0x4c || m3 !== 0x46 || bytes.length < 20) return null;
  if ((size !== 1 && size !== 2) || (order !== 1 && order !== 2)) return null;
  const [low, high] = order === 1 ? [bytes[18], bytes[19]] : [bytes[19], bytes[18]];
  return { bits: size === 1 ? 32 : 64, machine: machines[(high ?? 0) * 256 + (low ?? 0)] ?? null };
}
