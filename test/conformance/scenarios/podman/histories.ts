import type { PodmanScenario } from '../../podman-script.js';

const after = (name: string, setup: string): PodmanScenario => ({ name, setup });
const refused = (refusal: string, name: string, setup: string): PodmanScenario => ({ name, setup, refusal });
const noFuse = 'WITHOUT=fuse-overlayfs';

/** What earlier use has left: directories of drivers, libpod's database, and what the run root remembers. */
export const histories: readonly PodmanScenario[] = [
  ...['overlay', 'vfs', 'btrfs', 'zfs', 'aufs', 'devicemapper', 'overlay2'].map(driver =>
    after(`a directory of ${driver}`, `conf ""; prior ${driver}`),
  ),
  after('a directory of btrfs on btrfs', 'fs btrfs "$ROOT" 160M; conf ""; prior btrfs'),
  after('directories of overlay and vfs', 'conf ""; prior overlay vfs'),
  after('directories of overlay and btrfs', 'conf ""; prior overlay btrfs'),
  after('directories of overlay and btrfs, overlay configured', 'prior overlay btrfs'),
  after('a directory of vfs, overlay configured', 'prior vfs'),
  after('a file named overlay', 'conf ""; touch "$ROOT/overlay"'),
  after('used', 'used'),
  after('used, and the host started anew', 'used; restart'),
  after('used with vfs, now overlay', 'conf vfs; used; conf overlay'),
  after('used with vfs, now any', 'conf vfs; used; restart; conf ""'),
  after('used with overlay, now vfs', 'used; conf vfs'),
  after('used with any, now vfs', 'conf ""; used; conf vfs'),
  after(
    'used with vfs, now overlay with mountopt',
    'conf vfs; used; conf overlay "[storage.options.overlay]\nmountopt = \\"nodev\\""',
  ),
  after('used, and the graph root moved', 'used; mv "$ROOT" "$LAB/e"; ROOT="$LAB/e"; conf overlay'),
  after('used, and another run root', 'used; RUN="$LAB/r2"; conf overlay'),
  after('used, and full since', 'fs ext4 "$ROOT" 16M; used; fill "$ROOT"'),
  { ...after('used, full, and the host started anew', 'fs ext4 "$ROOT" 16M; used; fill "$ROOT"; restart'), open: true },
  after('bolt_state.db that is none', 'mkdir "$ROOT/libpod"; echo garbage > "$ROOT/libpod/bolt_state.db"'),
  after('bolt_state.db that is empty', 'mkdir "$ROOT/libpod"; : > "$ROOT/libpod/bolt_state.db"'),
  after('db.sql that is none', 'head -c 5000 /dev/urandom > "$ROOT/db.sql"'),
  after('db.sql that is empty', ': > "$ROOT/db.sql"'),
  after('a mount program was used', 'mkdir -p "$ROOT/overlay/l"; printf true > "$ROOT/overlay/.has-mount-program"'),
  after(
    'a mount program was used, and fuse-overlayfs is gone',
    `mkdir -p "$ROOT/overlay/l"; printf true > "$ROOT/overlay/.has-mount-program"; ${noFuse}`,
  ),
  after('no mount program was used', 'mkdir -p "$ROOT/overlay/l"; printf false > "$ROOT/overlay/.has-mount-program"'),
  after(
    'podman remembers that overlay works',
    'fs ext4 "$ROOT" 64M "-O ^filetype"; mkdir -p "$RUN/overlay"; touch "$RUN/overlay/overlay-true"',
  ),
  refused(
    'podman/overlay-cache',
    'podman remembers that overlay does not work',
    `mkdir -p "$RUN/overlay"; printf why > "$RUN/overlay/overlay-false"; ${noFuse}`,
  ),
  after(
    'podman remembers that it does not work, with fuse-overlayfs',
    'mkdir -p "$RUN/overlay"; printf why > "$RUN/overlay/overlay-false"',
  ),
  after(
    'podman remembers features',
    'mkdir -p "$RUN/overlay"; touch "$RUN/overlay/metacopy()-true" "$RUN/overlay/native-diff()-false"',
  ),
];
