const markers: readonly string[] = ['docker', 'podman', 'kubernetes', 'lxc', 'systemd-nspawn'];

/** Whether this is a container of an engine, where mounts and LSMs are not those that an engine of the host would see. */
export const isInsideContainer = ({ kind }: { readonly kind: string | null }): boolean =>
  kind !== null && markers.includes(kind);
