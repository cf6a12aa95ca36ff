import type { FilesystemAnswer } from '@hostlint/core';
import { alwaysReturnsDType, type FilesystemKind } from './filesystem-kind.js';

export interface DTypeView {
  readonly dType: boolean | null;
  readonly dTypeEvidence: string;
}

/** Whether directory entries carry their type: what was seen comes first, then the file system's own flags, then its kind. */
export function seeDType(answer: FilesystemAnswer, kind: FilesystemKind): DTypeView {
  if (answer.dType !== null) return { dType: answer.dType, dTypeEvidence: answer.dTypeEvidence };
  const { xfs, ext } = answer;
  if (xfs) return { dType: xfs.ftype, dTypeEvidence: `the XFS geometry says ftype=${xfs.ftype ? 1 : 0}` };
  if (ext)
    return {
      dType: ext.filetype,
      dTypeEvidence: `the superblock ${ext.filetype ? 'has' : 'lacks'} the feature filetype`,
    };
  if (alwaysReturnsDType(kind)) return { dType: true, dTypeEvidence: `${kind.name} always returns it` };
  return { dType: null, dTypeEvidence: answer.dTypeEvidence };
}
