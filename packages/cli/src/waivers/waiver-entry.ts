import type { Waiver } from '@hostlint/core';

/** One waiver as its file has it, checked. */
export interface WaiverEntry {
  readonly rule: string;
  /** `null`: every subject of the rule. */
  readonly subject: string | null;
  /** `null`: every host. */
  readonly hosts: readonly string[] | null;
  /** Whether it is meant for the host of this label. */
  concerns(label: string): boolean;
  readonly waiver: Waiver;
}

/** `RULE` or `RULE#SUBJECT`. */
export const waives = ({ rule, subject }: WaiverEntry): string => (subject === null ? rule : `${rule}#${subject}`);
