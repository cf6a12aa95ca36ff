/** The sysctls that rules ask for, by the name that sysctl(8) gives them. A new rule about another one adds it here. */
export const sysctlKeys = [
  'fs.file-max',
  'fs.inotify.max_user_instances',
  'fs.inotify.max_user_watches',
  'fs.nr_open',
  'kernel.apparmor_restrict_unprivileged_userns',
  'kernel.keys.root_maxbytes',
  'kernel.keys.root_maxkeys',
  'kernel.panic',
  'kernel.panic_on_oops',
  'kernel.pid_max',
  'kernel.threads-max',
  'kernel.unprivileged_userns_clone',
  'net.bridge.bridge-nf-call-ip6tables',
  'net.bridge.bridge-nf-call-iptables',
  'net.ipv4.conf.all.rp_filter',
  'net.ipv4.conf.default.rp_filter',
  'net.ipv4.ip_forward',
  'net.ipv6.conf.all.disable_ipv6',
  'net.ipv6.conf.all.forwarding',
  'net.ipv6.conf.default.forwarding',
  'net.netfilter.nf_conntrack_buckets',
  'net.netfilter.nf_conntrack_max',
  'user.max_user_namespaces',
  'vm.max_map_count',
  'vm.overcommit_memory',
  'vm.panic_on_oom',
] as const;

export type SysctlKey = (typeof sysctlKeys)[number];

/** Those that count something, and so are another number each time one looks. */
export const measuredKeys = ['kernel.random.entropy_avail', 'net.netfilter.nf_conntrack_count'] as const;

export type MeasuredKey = (typeof measuredKeys)[number];

/** The file that shows a sysctl: dots between the parts become slashes. */
export const sysctlPath = (key: string): string => `/proc/sys/${key.replaceAll('.', '/')}`;
