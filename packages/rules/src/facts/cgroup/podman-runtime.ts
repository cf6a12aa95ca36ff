import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { machinePrograms } from '../machine/programs.js';

const directories = ['/usr/share/containers', '/etc/containers'];

/**
 * The runtime that podman starts containers with when nothing else is asked for: what containers.conf says, or the first that is there.
 * Only a plain `runtime = "NAME"` is understood; `null`: there is no runtime, or what is configured is none of the usual names.
 * Source: containers/common v0.50.1 pkg/config/config.go findRuntime; podman v5.8.2 the same.
 */
export const podmanRuntime = defineFact({
  id: 'cgroup/podman-runtime',
  summary: 'The program that podman starts containers with: crun or runc.',
  reads: () => ({
    files: directories.flatMap(directory => [`${directory}/containers.conf`, `${directory}/containers.conf.d/*.conf`]),
    lists: directories.map(directory => `${directory}/containers.conf.d`),
  }),
  needs: { programs: machinePrograms },
  async collect(host, { programs }): Promise<string | null> {
    const files: string[] = [];
    for (const directory of directories) {
      files.push(`${directory}/containers.conf`);
      for (const name of (await host.list(`${directory}/containers.conf.d`)) ?? [])
        if (name.endsWith('.conf')) files.push(`${directory}/containers.conf.d/${name}`);
    }
    let configured: string | undefined;
    for (const file of files) {
      const bytes = await host.read(file);
      const match = bytes && /^[ \t]*runtime[ \t]*=[ \t]*(.*)$/m.exec(decodeText(bytes));
      if (match) configured = /^["']([\w./-]+)["'][ \t]*(?:#.*)?$/.exec(match[1]?.trimEnd() ?? '')?.[1] ?? '';
    }
    if (configured !== undefined) return ['crun', 'runc'].includes(configured) ? configured : null;
    return (['crun', 'runc'] as const).find(name => programs.has(name)) ?? null;
  },
});
