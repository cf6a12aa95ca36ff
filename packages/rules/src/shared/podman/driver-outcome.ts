import type { PodmanLack, Refusal } from './causes.js';

/** What `podman info` says of the driver; `null`: this driver does not say it, or it cannot be told. */
export interface PodmanDriverInfo {
  readonly driver: string;
  readonly backingFilesystem: string | null;
  readonly supportsDType: boolean | null;
  readonly nativeOverlayDiff: boolean | null;
  readonly usingMetacopy: boolean | null;
  /** Why overlay is mounted by a program instead of the kernel; `null`: it is not. */
  readonly program: MountProgramUse | null;
}

/** `pinned`: the storage was used with one before. `fallback`: the kernel's overlay does not work here. */
export type MountProgramUse =
  { readonly why: 'configured' | 'pinned' } | { readonly why: 'fallback'; readonly lack: PodmanLack };

/** What one driver's start gives. `unsupported` lets automatic selection go on to the next; `error` ends podman. */
export type DriverStart =
  | { readonly is: 'started'; readonly info: PodmanDriverInfo }
  | { readonly is: 'unsupported'; readonly lack: PodmanLack; readonly message: string }
  | { readonly is: 'error'; readonly refusal: Refusal };

export const lacks = (lack: PodmanLack, message: string): DriverStart => ({ is: 'unsupported', lack, message });
export const refuses = (refusal: Refusal): DriverStart => ({ is: 'error', refusal });
