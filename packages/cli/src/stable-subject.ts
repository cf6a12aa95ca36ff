/** Releases of kernels: in directories of modules, in the names of files in /boot, by the look of a distribution's, and alone. */
const releases: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/((?:^|\/)lib\/modules\/)\d[^/\s]*/g, '$1KERNEL'],
  [/((?:^|\s)\/boot\/\S*?[-/])\d+\.\d+[^/\s]*/g, '$1KERNEL'],
  [/(?<![\w.])\d+\.\d+\.\d+-\d[\w.+~-]*/g, 'KERNEL'],
  [/^\d+\.\d+\.\d+(?!\.\d)[\w.+~-]*$/, 'KERNEL'],
];

/**
 * A subject without what an update changes: the same thing of the same host has the same one after it. For comparing with what was said
 * before; people are shown the subject itself.
 */
export const stableSubject = (subject: string): string =>
  /\d\.\d/.test(subject)
    ? releases.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), subject)
    : subject;
