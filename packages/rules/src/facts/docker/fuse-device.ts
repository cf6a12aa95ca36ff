import { defineFact } from '@hostlint/core';

/** udev makes the device at boot, before the module is loaded; in a container it is there only if it was handed in. */
export const fuseDevice = defineFact({
  id: 'docker/fuse-device',
  summary: 'Whether there is /dev/fuse, without which fuse-overlayfs mounts nothing.',
  reads: { stats: ['/dev/fuse'] },
  runningOnly: true,
  async collect(host): Promise<boolean> {
    return (await host.stat('/dev/fuse')) !== undefined;
  },
});
