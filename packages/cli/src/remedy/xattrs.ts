import { createRequire } from 'node:module';

type Call = (...given: unknown[]) => number;

const mostNames = 65_536;
const mostValue = 65_536;

/** Reads all extended attributes of a path as one text; `undefined` where koffi, through which Node calls the system, is not there. */
export function xattrReader(): ((path: string) => string) | undefined {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
    const library = koffi.load(null);
    const list = library.func('long llistxattr(const char *path, _Out_ uint8_t *list, size_t size)') as Call;
    const get = library.func(
      'long lgetxattr(const char *path, const char *name, _Out_ uint8_t *value, size_t size)',
    ) as Call;
    const names = Buffer.alloc(mostNames);
    const value = Buffer.alloc(mostValue);
    return path => {
      const length = list(path, names, names.length);
      if (length <= 0) return '';
      return names
        .subarray(0, length)
        .toString('latin1')
        .split('\0')
        .filter(name => name !== '')
        .sort()
        .map(name => {
          const size = get(path, name, value, value.length);
          return `${name}=${size < 0 ? '?' : value.subarray(0, size).toString('base64')}`;
        })
        .join('\n');
    };
  } catch {
    return undefined;
  }
}
