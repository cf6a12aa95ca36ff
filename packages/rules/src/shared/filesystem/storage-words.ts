/** What rules about storage roots say in the same words. */
export const noStorageRoot = 'No directory that holds container layers is known on this host.';

export const runAsRoot = 'Run hostlint as root.';
