/** Who keeps layers in a storage root. */
export type StorageEngine = 'docker' | 'containerd' | 'podman';
