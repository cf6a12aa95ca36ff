import fs from 'node:fs';

/** Some file systems have nothing to sync. */
export function syncDescriptor(descriptor: number): void {
  try {
    fs.fsyncSync(descriptor);
  } catch (error) {
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Puts what a path names on the disk: a file's content, or a directory's names. */
export function syncPath(path: string): void {
  const descriptor = fs.openSync(path, 'r');
  try {
    syncDescriptor(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

export const syncDirectory = syncPath;
