import fs from 'node:fs';
import { dirname } from 'node:path';
import { RemedyError } from '../remedy-error.js';

/** Why a configuration file could not be replaced; `undefined`: it could. */
export function unwritable(path: string): string | undefined {
  try {
    const found = fs.lstatSync(path, { throwIfNoEntry: false });
    if (found?.isSymbolicLink() && !fs.existsSync(path)) return `"${path}" is a symlink that leads nowhere`;
    const real = found ? fs.realpathSync(path) : path;
    if (found && !fs.lstatSync(real).isFile()) return `"${path}" is no regular file`;
    if (isMountPoint(real)) return `"${real}" is a mount of its own, so it cannot be replaced; umount it first`;
    fs.accessSync(nearest(dirname(real)), fs.constants.W_OK);
    if (found) fs.accessSync(real, fs.constants.W_OK);
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EROFS')
      return `"${path}" lies on a read-only file system; where the system is made from an image, change it there`;
    return `"${path}" cannot be written: ${message}`;
  }
}

function nearest(directory: string): string {
  if (fs.existsSync(directory)) return directory;
  if (directory === '/') throw new RemedyError('there is no root directory');
  return nearest(dirname(directory));
}

const isMountPoint = (path: string): boolean =>
  fs
    .readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .some(line => line.split(' ')[4] === path);
