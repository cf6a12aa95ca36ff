import { UnknowableError, type UnknownReason } from '@hostlint/core';

const absent = new Set(['ENOENT', 'ENOTDIR', 'ESRCH']);

const reasons: Readonly<Record<string, UnknownReason>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  ELOOP: 'malformed',
  EISDIR: 'malformed',
  EISNOTDIR: 'malformed',
  ENOTREG: 'malformed',
  EFBIG: 'malformed',
  ENAMETOOLONG: 'malformed',
  ERR_INVALID_ARG_VALUE: 'malformed',
  EINVAL: 'unsupported',
  ENOSYS: 'unsupported',
  EOPNOTSUPP: 'unsupported',
  ENOTSUP: 'unsupported',
  EHANG: 'timed-out',
};

const isRoot = (): boolean => process.geteuid?.() === 0;

/** That more rights would help, cures say, since it is another matter once this is recorded. */
const toWhom = (): string =>
  isRoot() ? '; the system denies it even to root; look for a security module or a container' : '';

const sentences: Readonly<Record<string, (path: string) => string>> = {
  EACCES: path => `no permission to look at "${path}"${toWhom()}`,
  EPERM: path => `no permission to look at "${path}"${toWhom()}`,
  ELOOP: path => `"${path}" is a loop of symlinks`,
  ENAMETOOLONG: path => `"${path}" is longer than the kernel takes`,
  ERR_INVALID_ARG_VALUE: () => 'a path with a null character',
};

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What a fault means: `undefined` where the kernel says that there is no such thing, else thrown as an UnknowableError. */
export function absentOrThrow(error: unknown, path: string): undefined {
  if (error instanceof UnknowableError) throw error;
  const code = codeOf(error);
  if (code === undefined) throw error;
  if (absent.has(code)) return undefined;
  const given = (error as Error).message;
  const message = sentences[code]?.(path) ?? (given.includes(path) ? given : `"${path}": ${given}`);
  throw new UnknowableError(reasons[code] ?? 'unreachable', message, { cause: error });
}
