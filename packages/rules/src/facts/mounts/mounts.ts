import { defineFact, isUnknowable, maybe, UnknowableError, type HostSource, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseFstab } from '../../shared/filesystem/fstab.js';
import { parseMountinfo, type Mount } from '../../shared/filesystem/mountinfo.js';
import { predictMounts } from '../../shared/filesystem/predict-mounts.js';
import { parseKernelCmdline } from '../../shared/kernel/kernel-cmdline.js';
import { bootMenu, type ImageBootMenu } from '../boot/menu.js';
import { mountUnitReads, readMountUnits } from './mount-units.js';

const path = '/proc/self/mountinfo';

export const mounts = defineFact({
  id: 'mounts/mounts',
  summary:
    'Every mount of the host, in the order of /proc/self/mountinfo, with its line; of an image those that it will have by /etc/fstab.',
  reads: { files: [path, '/etc/fstab'], stats: ['/sbin/init'], seldom: mountUnitReads },
  needs: { menu: maybe(bootMenu) },
  async collect(host, { menu }): Promise<readonly Mount[]> {
    const bytes = await mountinfo(host);
    if (bytes === null) return predict(host, menu.known ? menu.value : null);
    if (!bytes) throw new UnknowableError('not-running', `${path} is not there: mounts are a thing of a running host`);
    const all = parseMountinfo(decodeText(bytes));
    if (all.length === 0) throw new UnknowableError('malformed', `${path} names no mount`);
    return all;
  },
});

/** `null`: the source says that nothing runs. */
async function mountinfo(host: TracedSource): Promise<Uint8Array | null | undefined> {
  try {
    return await host.read(path);
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return null;
    throw error;
  }
}

async function predict(host: TracedSource, menu: ImageBootMenu | null): Promise<readonly Mount[]> {
  const fstab = await host.read('/etc/fstab');
  const systemd = await startsSystemd(host);
  const options = menu?.chosen?.options || menu?.common?.options || null;
  const place = (menu?.chosen?.options ? menu.chosen.evidence : menu?.common?.evidence) ?? null;
  if (place) host.cite(place);
  host.cite({ path: '/etc/fstab' });
  return predictMounts({
    fstab: fstab ? parseFstab(decodeText(fstab)) : [],
    units: systemd ? await readMountUnits(host) : [],
    cmdline: options === null ? null : parseKernelCmdline(options).map(one => (place ? { ...one, place } : one)),
    systemd,
  });
}

/** `null`: there is no init, as in what containers are made from. */
async function startsSystemd(host: HostSource): Promise<boolean | null> {
  const init = await host.realpath('/sbin/init');
  return init === undefined ? null : /^\/(?:usr\/)?lib\/systemd\/systemd$/.test(init);
}
