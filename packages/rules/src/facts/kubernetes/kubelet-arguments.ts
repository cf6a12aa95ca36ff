import { defineFact, UnknowableError, type HostSource } from '@hostlint/core';
import { parseKubeletFlags, type KubeletFlags } from '../../shared/kubernetes/kubelet-flags.js';
import { expandWords, parseExecValue } from '../../shared/systemd-unit/command-line.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { type LoadedUnit, loadUnit, unitDirectories, unitReads } from '../../shared/systemd-unit/load-unit.js';
import { environmentReads, serviceEnvironment, sinceReset } from '../../shared/systemd-unit/service-environment.js';

/** How the host would start the kubelet. */
export interface KubeletArguments {
  /** The path of kubelet.service; `null`: there is none. */
  readonly unit: string | null;
  readonly masked: boolean;
  /** Whether it is started at boot; `null`: the unit leaves that to something else. */
  readonly enabled: boolean | null;
  readonly binary: string | null;
  readonly flags: KubeletFlags;
}

/** kubeadm's drop-in 10-kubeadm.conf puts the flags together from variables and from /var/lib/kubelet/kubeadm-flags.env. */
export const kubeletArguments = defineFact({
  id: 'kubernetes/kubelet-arguments',
  summary: 'The flags that kubelet.service, its drop-ins and its environment files give the kubelet.',
  privileges: 'Where /var/lib/kubelet may be entered by root only, root is needed.',
  reads: () => ({
    stats: unitDirectories.flatMap(directory =>
      ['wants', 'requires'].map(kind => `${directory}/*.${kind}/kubelet.service`),
    ),
    also: [unitReads('kubelet.service'), environmentReads()],
  }),
  async collect(host): Promise<KubeletArguments> {
    const unit = await loadUnit(host, 'kubelet.service');
    const nothing = { binary: null, flags: new Map() };
    if (!unit) return { unit: null, masked: false, enabled: false, ...nothing };
    const { path, masked } = unit;
    const base = { unit: path, masked, enabled: await isEnabled(host, unit) };
    const { variables } = await serviceEnvironment(host, unit.entries);
    const start = sinceReset(unit.entries, 'ExecStart').at(-1);
    const command = start && parseExecValue(start.value)?.at(-1);
    if (!start || !command) return { ...base, ...nothing };
    const own = { path: start.path, line: start.line, text: start.text };
    const words = expandWords(command, name => variables.get(name)?.text).map(({ text, from }) => ({
      text,
      evidence: (from === null ? undefined : variables.get(from)?.evidence) ?? own,
    }));
    if (isKubelet(command.program)) return { ...base, binary: command.program, flags: parseKubeletFlags(words) };
    // Behind a wrapper such as `env` or `nice`.
    const at = words.findIndex(({ text }) => isKubelet(text));
    if (at < 0)
      throw new UnknowableError(
        'unsupported',
        `${path} starts ${command.program}; with what flags that starts the kubelet is not known`,
      );
    const binary = words[at]?.text ?? null;
    return { ...base, binary, flags: parseKubeletFlags(words.slice(at + 1)) };
  },
});

/** Whether a target that the unit's [Install] names wants it. Source: systemctl(1) is-enabled. */
async function isEnabled(host: HostSource, { entries }: LoadedUnit): Promise<boolean | null> {
  const targets = entries
    .filter(({ section, key }) => section === 'Install' && (key === 'WantedBy' || key === 'RequiredBy'))
    .flatMap(({ key, value }) =>
      value.split(/\s+/).map(name => `${name}.${key === 'WantedBy' ? 'wants' : 'requires'}`),
    );
  if (targets.length === 0) return null;
  for (const target of targets) {
    for (const directory of unitDirectories)
      if (await atNextBoot(host).stat(`${directory}/${target}/kubelet.service`, { follow: false })) return true;
  }
  return false;
}

const isKubelet = (text: string): boolean => /(?:^|\/)kubelet$/.test(text);
