import { dirname } from 'node:path';

/** Why a file could not be written, and what to do. */
export function writeAdvice(error: unknown, path: string): string {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: String(error) };
  const directory = dirname(path);
  switch (code) {
    case 'ENOENT':
      return `there is no directory "${directory}"; create it first: mkdir -p ${shellWord(directory)}`;
    case 'ENOTDIR':
      return `"${directory}" is no directory; name a file in one`;
    case 'EISDIR':
      return 'it is a directory; name a file in it';
    case 'EACCES':
    case 'EPERM':
      return `this user may not write it, or no file beside it in "${directory}"; name another, or run as a user who may`;
    case 'EROFS':
      return 'the file system there is read-only; name a file on another';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no space is left there; make room, or name a file elsewhere';
    case 'EBUSY':
      return `it is a mount of its own and cannot be replaced; mount its directory "${directory}" instead`;
    case 'ELOOP':
      return 'its symbolic links lead round in a circle; name the file itself';
    default:
      return message;
  }
}

const shellWord = (text: string): string => (/^[\w./+:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
