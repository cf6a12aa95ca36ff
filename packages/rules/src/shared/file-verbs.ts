import type { HostSource } from '@hostlint/core';

/** Asking for files alone: what a host and a view of it have in common. */
export type FileVerbs = Pick<HostSource, 'read' | 'list' | 'stat' | 'realpath' | 'filesystem'>;
