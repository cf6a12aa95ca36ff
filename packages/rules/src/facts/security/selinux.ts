import { defineFact, maybe, UnknowableError, type FactResult, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { isOff, isOffReads } from '../../shared/is-off.js';
import { argumentEvidence } from '../../shared/kernel/kernel-cmdline.js';
import { bootKernel, type BootKernel } from '../boot/kernel.js';
import { assumeSystemd, bootModuleReads, readBootModule } from './read-boot-module.js';

export type SelinuxMode = 'disabled' | 'permissive' | 'enforcing';

const directory = '/sys/fs/selinux';
const path = `${directory}/enforce`;
const configFile = '/etc/selinux/config';

/** Source: linux security/selinux/selinuxfs.c (the mount point is made only where SELinux is switched on; sel_read_enforce). */
export const selinux = defineFact({
  id: 'security/selinux',
  summary: 'Whether SELinux is enforcing, permissive, or off; on an image what it will be.',
  reads: {
    files: [path, configFile],
    stats: ['/sys/kernel', directory],
    lists: ['/etc/selinux/*/policy'],
    also: [isOffReads],
    seldom: bootModuleReads(),
  },
  needs: { boot: maybe(bootKernel) },
  async collect(host, { boot }): Promise<SelinuxMode> {
    if (await isOff(host)) return predict(host, boot);
    if (!(await host.stat('/sys/kernel')))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /sys');
    const bytes = await host.read(path);
    if (!bytes) {
      if (await host.stat(directory)) throw new UnknowableError('unsupported', `${directory} is not mounted`);
      host.cite({ path: directory });
      return 'disabled';
    }
    const text = decodeText(bytes).trim();
    host.cite({ path, line: 1, text });
    if (text !== '0' && text !== '1') throw new UnknowableError('malformed', `${path} says neither 0 nor 1`);
    return text === '1' ? 'enforcing' : 'permissive';
  },
});

/**
 * systemd has libselinux load the policy: enforcing= goes before SELINUX= of /etc/selinux/config, and without a policy nothing is enforced.
 * Sources: libselinux 3.8 src/load_policy.c selinux_init_load_policy, src/selinux_config.c; systemd 257 src/core/selinux-setup.c.
 */
async function predict(host: TracedSource, boot: FactResult<BootKernel | null>): Promise<SelinuxMode> {
  const { name, evidence, cmdline, option } = await readBootModule(host, boot);
  host.cite(...evidence);
  if (name !== 'selinux') return 'disabled';
  await assumeSystemd(host);
  const bytes = await host.read(configFile);
  const lines = bytes ? decodeText(bytes).split('\n') : [];
  const setting = (
    key: string,
  ): { readonly value: string; readonly line: number; readonly text: string } | undefined => {
    const line = lines.findLastIndex(text => text.trimStart().startsWith(`${key}=`));
    const text = lines[line]?.trim() ?? '';
    return line < 0
      ? undefined
      : {
          value: text
            .slice(key.length + 1)
            .trim()
            .toLowerCase(),
          line: line + 1,
          text,
        };
  };
  const mode = setting('SELINUX');
  if (mode) host.cite({ path: configFile, line: mode.line, text: mode.text });
  // Without a policy it is as good as off.
  if (!mode || mode.value === 'disabled') return 'disabled';
  const type = setting('SELINUXTYPE')?.value ?? 'targeted';
  const policies = (await host.list(`/etc/selinux/${type}/policy`)) ?? [];
  if (!/^[\w.-]+$/.test(type) || !policies.some(file => file.startsWith('policy.')))
    throw new UnknowableError('not-running', `/etc/selinux/config names the policy ${type}, which is not there`);
  const argument = cmdline.findLast(one => one.name === 'enforcing');
  if (argument) host.cite(argumentEvidence(argument));
  const said = argument ? { '0': 'permissive', '1': 'enforcing' }[argument.value ?? ''] : mode.value;
  if (said === 'enforcing') return said;
  if (said === 'permissive' && option('CONFIG_SECURITY_SELINUX_DEVELOP') === 'y') return said;
  throw new UnknowableError('not-running', 'what SELinux does with these settings is not known');
}
