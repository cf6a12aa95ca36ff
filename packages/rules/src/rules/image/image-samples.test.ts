import type { ImageKind } from '../../facts/image/kind.js';

export const sealed: ImageKind = { isImage: true, why: 'no kernel runs here' };
export const live: ImageKind = { isImage: false, why: 'this is a machine that runs, and no image' };
