const words: Readonly<Record<string, string>> = { live: 'running machine', rootfs: 'root file system' };

/** What a host was read from, for people. A snapshot of a running machine tells of that machine, not of this one. */
export const sourceWords = (source: string): string => words[source] ?? source;
