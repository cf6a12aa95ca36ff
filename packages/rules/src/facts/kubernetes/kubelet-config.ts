import { defineFact, UnknowableError, type HostSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { readFlatYaml } from '../../shared/kubernetes/flat-yaml.js';
import {
  booleanFlag,
  flagSetting,
  textFlag,
  thresholdFlag,
  type KubeletFlags,
} from '../../shared/kubernetes/kubelet-flags.js';
import {
  booleanOf,
  firstGiven,
  mapOf,
  settingIn,
  textOf,
  type KubeletFile,
  type KubeletSetting,
  type Reading,
} from '../../shared/kubernetes/kubelet-setting.js';
import { kubeletArguments } from './kubelet-arguments.js';

export type { KubeletSetting } from '../../shared/kubernetes/kubelet-setting.js';

/** The settings of the kubelet that concern its host. */
export interface KubeletConfig {
  /** The files that give them, in the order in which the kubelet reads them; none before `kubeadm init` or `join`. */
  readonly files: readonly string[];
  readonly rootDirectory: string;
  readonly kubeconfig: string;
  /** `cgroupfs` by default; kubeadm writes `systemd`. Since 1.31 a runtime that says which one it uses overrules it: containerd from 2.0, CRI-O from 1.28. */
  readonly cgroupDriver: KubeletSetting<string>;
  /** True by default. */
  readonly failSwapOn: KubeletSetting<boolean>;
  readonly swapBehavior: KubeletSetting<string>;
  /** False by default, since 1.35 true. */
  readonly failCgroupV1: KubeletSetting<boolean>;
  /** False by default. */
  readonly protectKernelDefaults: KubeletSetting<boolean>;
  /** What is given replaces all of the defaults. */
  readonly evictionHard: KubeletSetting<ReadonlyMap<string, string>>;
  readonly resolvConf: KubeletSetting<string>;
  readonly containerRuntimeEndpoint: KubeletSetting<string>;
}

const maxBytes = 1024 * 1024;
// k3s and RKE2 start the kubelet inside themselves and hand it such a directory.
const directoriesOfBundles = ['k3s', 'rke2'].map(name => `/var/lib/rancher/${name}/agent/etc/kubelet.conf.d`);
// The first is the one that the manual names for --config-dir.
const usualDirectories = ['/etc/kubernetes/kubelet.conf.d', ...directoriesOfBundles];

/**
 * Flags win over the drop-ins of --config-dir, the last of them first, and these over --config.
 * Sources: kubernetes v1.37 cmd/kubelet/app/server.go NewKubeletCommand, mergeKubeletConfigurations;
 * k3s pkg/daemons/agent/agent_linux.go kubeletArgsAndConfig.
 */
export const kubeletConfig = defineFact({
  id: 'kubernetes/kubelet-config',
  summary: 'The settings of the kubelet that concern its host, from its flags and its configuration files.',
  privileges: 'Where /var/lib/kubelet may be entered by root only, root is needed.',
  reads: () => ({
    files: [
      '/var/lib/kubelet/config.yaml',
      '{configured}',
      ...usualDirectories.flatMap(directory => [`${directory}/*.conf`, `${directory}/*/*.conf`]),
    ].map(path => ({ path, maxBytes })),
    lists: ['{configured}', ...usualDirectories.flatMap(directory => [directory, `${directory}/*`])],
    seldom: {
      files: ['{configured}/*.conf', '{configured}/*/*.conf'],
      lists: ['{configured}/*'],
      stats: ['{configured}/*'],
    },
  }),
  needs: { kubelet: kubeletArguments },
  async collect(host, { kubelet: { unit, flags } }): Promise<KubeletConfig> {
    const given = flags.get('config')?.text || null;
    const file = given ?? (unit === null ? '/var/lib/kubelet/config.yaml' : null);
    const directory = flags.get('config-dir')?.text;
    const directories = directory ? [directory] : unit === null ? directoriesOfBundles : [];
    const files: KubeletFile[] = [];
    for (const each of directories) files.unshift(...(await readDropIns(host, each, 0)).reverse());
    const main = file === null ? null : await readConfigFile(host, file);
    if (main) files.push(main);
    const setting = lookUp(flags, files);
    return {
      files: files.map(({ path }) => path).reverse(),
      rootDirectory: flags.get('root-dir')?.text || '/var/lib/kubelet',
      kubeconfig: flags.get('kubeconfig')?.text || '/etc/kubernetes/kubelet.conf',
      cgroupDriver: setting('cgroupDriver', textOf, 'cgroup-driver', textFlag),
      failSwapOn: setting('failSwapOn', booleanOf, 'fail-swap-on', booleanFlag),
      swapBehavior: setting('memorySwap.swapBehavior', textOf, '', textFlag),
      failCgroupV1: setting('failCgroupV1', booleanOf, 'fail-cgroupv1', booleanFlag),
      protectKernelDefaults: setting('protectKernelDefaults', booleanOf, 'protect-kernel-defaults', booleanFlag),
      evictionHard: setting('evictionHard', mapOf, 'eviction-hard', thresholdFlag),
      resolvConf: setting('resolvConf', textOf, 'resolv-conf', textFlag),
      containerRuntimeEndpoint: setting('containerRuntimeEndpoint', textOf, 'container-runtime-endpoint', textFlag),
    };
  },
});

const lookUp =
  (flags: KubeletFlags, files: readonly KubeletFile[]) =>
  <T>(key: string, read: Reading<T>, flag: string, parse: (text: string) => T | undefined): KubeletSetting<T> =>
    firstGiven([flagSetting(flags, flag, parse), ...files.map(file => settingIn(file, key, read))]);

async function readConfigFile(host: HostSource, path: string): Promise<KubeletFile | undefined> {
  const bytes = await host.read(path, { maxBytes });
  if (!bytes) return undefined;
  const document = readFlatYaml(decodeText(bytes));
  if (!document) throw new UnknowableError('malformed', `${path} is no YAML that hostlint understands`);
  return { path, document };
}

/** All `*.conf` below, by name. */
async function readDropIns(host: HostSource, directory: string, depth: number): Promise<KubeletFile[]> {
  const files: KubeletFile[] = [];
  for (const name of (await host.list(directory)) ?? []) {
    const path = `${directory}/${name}`;
    // WalkDir goes into directories, and takes a symlink to one for a file.
    if ((await host.stat(path, { follow: false }))?.type === 'directory') {
      if (depth < 4) files.push(...(await readDropIns(host, path, depth + 1)));
    } else if (name.endsWith('.conf')) {
      const file = await readConfigFile(host, path);
      if (file) files.push(file);
    }
  }
  return files;
}
