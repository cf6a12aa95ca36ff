import type { PodmanScenario } from '../../podman-script.js';

const says = (name: string, setup: string, refusal?: string): PodmanScenario => ({
  name,
  setup,
  ...(refusal === undefined ? {} : { refusal }),
});
const shell = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;
/** Lines of [storage] and below, after driver, graphroot and runroot. */
const lines = (text: string, driver = 'overlay', refusal?: string): PodmanScenario =>
  says(`${driver || 'any driver'} with ${text.replaceAll('\n', ' ')}`, `conf "${driver}" ${shell(text)}`, refusal);
const overlay = (text: string, refusal?: string): PodmanScenario =>
  lines(`[storage.options.overlay]\n${text}`, 'overlay', refusal);
const options = (text: string, driver?: string, refusal?: string): PodmanScenario =>
  lines(`[storage.options]\n${text}`, driver, refusal);
const containers = (text: string, refusal?: string): PodmanScenario =>
  says(
    `containers.conf: ${text.replaceAll('\n', ' ')}`,
    `printf '%s\\n' ${shell(text)} > /etc/containers/containers.conf`,
    refusal,
  );
const file = (name: string, text: string, refusal?: string): PodmanScenario =>
  says(`storage.conf ${name}`, `printf '%s\\n' ${shell(text)} > /etc/containers/storage.conf`, refusal);
const roots = 'graphroot = "$ROOT"\nrunroot = "$RUN"';

/** What storage.conf, containers.conf and the environment say. */
export const configurations: readonly PodmanScenario[] = [
  ...['', 'vfs', 'overlay2', 'btrfs', 'zfs', 'aufs', 'devicemapper', 'OVERLAY', 'nonsense'].map(driver =>
    says(
      `driver = "${driver}"`,
      `fs ext4 "$ROOT" 64M; conf "${driver}"`,
      driver === 'nonsense' ? 'podman/driver-known' : undefined,
    ),
  ),
  says('no storage.conf', 'rm /etc/containers/storage.conf'),
  file('that is empty', ''),
  file('without a run root', '[storage]\ndriver = "overlay"\ngraphroot = "$ROOT"'),
  file('that is no TOML', '[storage\ndriver = "overlay"', 'podman/storage-conf'),
  file('with a bare word', '[storage]\ndriver = overlay', 'podman/storage-conf'),
  file('with a number for the driver', `[storage]\ndriver = 5\n${roots}`, 'podman/storage-conf'),
  file('with a key twice', `[storage]\ndriver = "vfs"\ndriver = "overlay"\n${roots}`, 'podman/storage-conf'),
  file('with keys in capitals', `[storage]\nDriver = "vfs"\n${roots}`),
  file('with TOML 1.1', `[storage]\ndriver = "vfs"\n${roots}\nx = { a = 1, }`),
  says('storage.conf with a byte order mark', `sed -i "1s/^/\\xef\\xbb\\xbf/" /etc/containers/storage.conf`),
  lines('drivers = "x"'),
  lines('driver_priority = ["vfs", "overlay"]', ''),
  lines('driver_priority = "vfs"', ''),
  lines('imagestore = "$LAB/img"'),
  lines('imagestore = "$ROOT"'),
  lines('transient_store = true'),
  options('mountopt = "nodev"'),
  options('mountopt = "nodev"', ''),
  options('mountopt = "nodev"', 'vfs'),
  options('size = "1G"', 'vfs'),
  options('disable-volatile = "true"', 'overlay', 'podman/storage-conf'),
  options('additionalimagestores = ["$LAB/nowhere"]', 'overlay', 'podman/image-stores'),
  options('additionalimagestores = ["/usr/share"]'),
  options('additionalimagestores = ["$LAB/nowhere"]', 'vfs'),
  options('force_mask = 0o755'),
  overlay('mountopt = "nodev,metacopy=on"'),
  overlay('mountopt = "nodev,nonsense"'),
  overlay('mountopt = "redirect_dir=on"'),
  overlay('mountopt = "ro"'),
  overlay('mount_program = "/usr/bin/fuse-overlayfs"'),
  overlay('mount_program = "/usr/bin/nowhere"', 'podman/mount-program'),
  overlay('ignore_chown_errors = "perhaps"', 'podman/storage-options'),
  overlay('skip_mount_home = "perhaps"'),
  overlay('size = "lots"', 'podman/storage-options'),
  overlay('size = "1G"'),
  overlay('force_mask = "755"'),
  overlay('force_mask = "999"', 'podman/storage-options'),
  overlay('use_composefs = "true"'),
  overlay('nonsense = "x"'),
  lines('[storage.options.btrfs]\nmin_space = "x"', 'btrfs'),
  containers('[engine', 'podman/containers-conf'),
  containers('[engine]\nruntime = 1', 'podman/containers-conf'),
  containers('[engine]\nruntime = "nowhere"', 'podman/programs'),
  containers('[engine]\nstatic_dir = "relative"', 'podman/containers-conf'),
  containers('[engine]\nstatic_dir = "$LAB/static"'),
  containers('[engine]\ndatabase_backend = "nonsense"'),
  says('STORAGE_DRIVER', 'variable STORAGE_DRIVER=vfs'),
  says('STORAGE_DRIVER without a storage.conf', 'rm /etc/containers/storage.conf; variable STORAGE_DRIVER=vfs'),
  says('STORAGE_OPTS that no driver takes', 'variable STORAGE_OPTS=overlay.nonsense=1', 'podman/storage-options'),
  says(
    'CONTAINERS_STORAGE_CONF',
    'conf vfs; mv /etc/containers/storage.conf /etc/my.conf; variable CONTAINERS_STORAGE_CONF=/etc/my.conf',
  ),
  says('CONTAINERS_STORAGE_CONF that is not there', 'variable CONTAINERS_STORAGE_CONF=/nowhere'),
  says(
    'storage.conf of root’s home',
    'mkdir -p /root/.config/containers; conf vfs; mv /etc/containers/storage.conf /root/.config/containers',
  ),
  says(
    'a drop-in',
    'mkdir /etc/containers/storage.conf.d; printf "[storage]\\ndriver = \\"vfs\\"\\n" > /etc/containers/storage.conf.d/10.conf',
  ),
];
