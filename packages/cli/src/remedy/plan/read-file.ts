import { isUnknowable, type HostSource } from '@hostlint/core';

const mostBytes = 1024 * 1024;

/** The text of a file; `null`: there is none; `undefined`: it could not be read. */
export async function readText(source: HostSource, path: string): Promise<string | null | undefined> {
  return await orUndefined(async () => {
    const bytes = await source.read(path, { maxBytes: mostBytes });
    return bytes === undefined ? null : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  });
}

export async function isSymlink(source: HostSource, path: string): Promise<boolean> {
  const stat = await orUndefined(() => source.stat(path, { follow: false }));
  return stat?.type === 'symlink';
}

/** What a sysctl is now, where it can be read. Its files have slashes and dots the other way round (proc(5)). */
export async function readSysctl(source: HostSource, key: string): Promise<string | undefined> {
  const path = key.replace(/[./]/g, letter => (letter === '.' ? '/' : '.'));
  return (await readText(source, `/proc/sys/${path}`))?.trim().replace(/\s+/g, ' ');
}

async function orUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    // Text that is none (TypeError of TextDecoder) cannot be edited either.
    if (isUnknowable(error) || error instanceof TypeError) return undefined;
    throw error;
  }
}
