/** Releases of kernels where they stand in a path, or are all there is: `6.1.0-37-amd64`, `5.14.0-427.el9.x86_64`. */
const inPath = /(?<=^\/(?:usr\/)?lib\/modules\/|^\/boot\/[A-Za-z.]+-)[0-9][^/]*/;
const alone = /^[0-9]+\.[0-9]+\.[0-9]+[-+.][A-Za-z0-9.+_~-]+$/;

/**
 * A subject without what an update changes: the same thing of the same host has the same one after it. For comparing with what was said
 * before; people are shown the subject itself.
 */
export function stableSubject(subject: string | null): string {
  if (subject === null) return '';
  return alone.test(subject) ? '{kernel}' : subject.replace(inPath, '{kernel}');
}
