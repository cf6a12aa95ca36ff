import { defineFact } from '@hostlint/core';

/** Whether this is a machine or the image of one. */
export interface ImageKind {
  /** A root file system that no kernel runs on: what machines are made from. */
  readonly isImage: boolean;
  readonly why: string;
}

/** The kind of source alone does not tell: a directory may be the root of the running host, and a snapshot may be that of an image. */
export const imageKind = defineFact({
  id: 'image/kind',
  summary: 'Whether this is an image that machines are made from, or a machine that runs.',
  reads: { stats: ['/proc/sys/kernel'] },
  async collect(host): Promise<ImageKind> {
    const kernel = await host.stat('/proc/sys/kernel');
    if (kernel || host.kind === 'live') return { isImage: false, why: 'this is a machine that runs, and no image' };
    return { isImage: true, why: 'no kernel runs here' };
  },
});
