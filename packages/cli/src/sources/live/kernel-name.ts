import fs from 'node:fs';
import { createTouch } from './touch.js';

/** Source: linux kernel/utsname_sysctl.c; `arch` is there since 6.1. */
const files = {
  hostname: 'hostname',
  type: 'ostype',
  release: 'osrelease',
  version: 'version',
  machine: 'arch',
} as const;
const touch = createTouch(fs);

/** A field of uname(2), read from the file that holds it too: to load node:os for it takes a hundredth of a check. */
export function kernelName(field: keyof typeof files): string {
  return contentOf(`/proc/sys/kernel/${files[field]}`) || process.getBuiltinModule('node:os')[field]();
}

/** Empty where there is no such file, or what lies there is none. */
function contentOf(path: string): string {
  try {
    return new TextDecoder().decode(touch.read(path, 4096)).trimEnd();
  } catch {
    return '';
  }
}
