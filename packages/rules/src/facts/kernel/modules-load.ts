import { defineFact, maybe, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { moduleName } from '../../shared/kernel/module-index.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { kernelCmdline } from './cmdline.js';

const directories = [
  '/etc/modules-load.d',
  '/run/modules-load.d',
  '/usr/local/lib/modules-load.d',
  '/usr/lib/modules-load.d',
] as const;

/** The modules that are loaded at every boot. Source: systemd 257 modules-load.d(5); Debian's and Alpine's /etc/modules. */
export const modulesLoad = defineFact({
  id: 'kernel/modules-load',
  summary: 'The modules that modules-load.d, /etc/modules and the kernel’s command line have loaded at every boot.',
  reads: () => ({
    files: ['/etc/modules', ...directories.map(directory => `${directory}/*.conf`)],
    lists: directories,
  }),
  needs: { cmdline: maybe(kernelCmdline) },
  async collect(host, { cmdline }): Promise<ReadonlySet<string>> {
    const files = new Map([['', '/etc/modules']]);
    for (const directory of directories) {
      for (const name of (await atNextBoot(host).list(directory)) ?? [])
        if (name.endsWith('.conf') && !files.has(name)) files.set(name, `${directory}/${name}`);
    }
    const modules = new Set<string>();
    for (const path of files.values()) {
      const bytes = await host.read(path);
      for (const line of bytes ? decodeText(bytes).split('\n') : []) {
        const word = line.trim().split(/\s/, 1)[0] ?? '';
        if (word !== '' && !word.startsWith('#') && !word.startsWith(';')) modules.add(moduleName(word));
      }
    }
    if (!cmdline.known && cmdline.reason !== 'not-running') throw new UnknowableError(cmdline.reason, cmdline.detail);
    for (const { name, value } of cmdline.known ? cmdline.value : [])
      if (name === 'modules_load') for (const module of (value ?? '').split(',')) modules.add(moduleName(module));
    return modules;
  },
});
