/** A path counts from the partition it lies on, which may be /boot. */
export const placesOf = (kernel: string): readonly string[] => {
  const path = `/${kernel.replace(/^\/+/, '')}`;
  return kernel.startsWith('/')
    ? [path, `/boot${path}`, `/efi${path}`, `/boot/efi${path}`, `/boot/firmware${path}`]
    : [`/boot${path}`, path];
};
