import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KernelRelease } from '../../packages/rules/src/shared/kernel/kernel-version.js';

/** What moby's contrib/check-config.sh (b985e23, 2026-08-23) calls generally necessary, with its own limits on versions. */
const required =
  'NAMESPACES NET_NS PID_NS IPC_NS UTS_NS CGROUPS CGROUP_CPUACCT CGROUP_DEVICE CGROUP_FREEZER CGROUP_SCHED CPUSETS MEMCG KEYS ' +
  'VETH BRIDGE BRIDGE_NETFILTER IP_NF_FILTER IP_NF_MANGLE IP_NF_TARGET_MASQUERADE IP6_NF_FILTER IP6_NF_MANGLE ' +
  'IP6_NF_TARGET_MASQUERADE NETFILTER_XT_MATCH_ADDRTYPE NETFILTER_XT_MATCH_CONNTRACK NETFILTER_XT_MATCH_IPVS NETFILTER_XT_MARK ' +
  'IP_NF_RAW IP_NF_NAT NF_NAT IP6_NF_RAW IP6_NF_NAT POSIX_MQUEUE';

const upTo = ({ major, minor }: KernelRelease, otherMajor: number, otherMinor: number): boolean =>
  major < otherMajor || (major === otherMajor && minor <= otherMinor);

/** The options that the script asks a kernel of this version for. */
export const askedByCheckConfig = (release: KernelRelease): readonly string[] => [
  ...required.split(' '),
  ...(upTo(release, 4, 7) ? ['DEVPTS_MULTIPLE_INSTANCES'] : []),
  ...(upTo(release, 5, 1) ? ['NF_NAT_IPV4'] : []),
  ...(upTo(release, 5, 2) ? ['NF_NAT_NEEDED'] : []),
  ...(upTo(release, 4, 14) ? [] : ['CGROUP_BPF']),
];

/** Where the script asks for what that version of Linux does not have: its limits are not those of Kconfig. */
export const askedInVain = (release: KernelRelease): readonly string[] => [
  ...(upTo(release, 4, 6) ? [] : ['DEVPTS_MULTIPLE_INSTANCES']),
  ...(upTo(release, 5, 0) ? [] : ['NF_NAT_IPV4']),
  ...(upTo(release, 5, 1) ? [] : ['NF_NAT_NEEDED']),
  ...(upTo(release, 3, 16) ? ['IP_NF_NAT', 'IP6_NF_NAT'] : []),
];

/** What the script itself says is missing of a configuration, as though a kernel of that release ran. */
export async function runCheckConfig(script: string, release: string, config: string): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'check-config-'));
  try {
    const uname = join(directory, 'uname');
    await writeFile(uname, `#!/bin/sh\necho ${release}\n`);
    await chmod(uname, 0o755);
    await writeFile(join(directory, 'config'), config);
    const said = await new Promise<string>(resolve =>
      execFile(
        'sh',
        [script, join(directory, 'config')],
        { env: { PATH: `${directory}:${process.env.PATH ?? ''}`, NO_COLOR: '1' } },
        (_, stdout) => resolve(stdout),
      ),
    );
    const necessary = said.split('Optional Features:')[0] ?? '';
    const names = [...necessary.matchAll(/^- CONFIG_(\w+): missing$/gm)].map(([, name]) => name as string);
    return [...new Set(names)].sort();
  } finally {
    await rm(directory, { recursive: true });
  }
}
