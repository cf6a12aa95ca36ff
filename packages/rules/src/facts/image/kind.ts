import { defineFact, isUnknowable } from '@hostlint/core';

/** Whether this is a machine or the image of one. */
export interface ImageKind {
  /** A root file system that no kernel runs on: what machines are made from. */
  readonly isImage: boolean;
  readonly why: string;
}

const machine: ImageKind = { isImage: false, why: 'this is a machine that runs, and no image' };
const image: ImageKind = { isImage: true, why: 'no kernel runs here' };

/** The kind of source alone does not tell: a directory may be the root of the running host, and a snapshot may be that of an image. */
export const imageKind = defineFact({
  id: 'image/kind',
  summary: 'Whether this is an image that machines are made from, or a machine that runs.',
  reads: { stats: ['/proc/sys/kernel'] },
  async collect(host): Promise<ImageKind> {
    if (host.kind === 'live') return machine;
    try {
      if (!(await host.stat('/proc/sys/kernel'))) return image;
    } catch (error) {
      if (isUnknowable(error) && error.reason === 'not-running') return image;
      throw error;
    }
    // That a machine runs is no evidence of anything that is said of it.
    host.cite();
    return machine;
  },
});
