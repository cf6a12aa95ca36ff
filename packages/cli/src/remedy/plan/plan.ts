import type { Edit, HostSummary, Interrupts, Severity, Step } from '@hostlint/core';

/** A fail that a part of the plan mends. */
export interface Mended {
  readonly rule: string;
  readonly subject: string | null;
  readonly severity: Severity;
  readonly message: string;
}

/** What becomes of one file: all that the plan edits in it. */
export interface FileEdits {
  readonly path: string;
  readonly edits: readonly Edit[];
  /** What is in it now; `null`: there is no such file. `undefined`: it could not be read, and the edits do without. */
  readonly before: string | null | undefined;
  /** What it becomes, where it could be read. */
  readonly after: string | undefined;
}

/** One thing to do, in its order. */
export interface PlannedStep {
  /** What is done, as an order: `Load overlay.` */
  readonly title: string;
  /** Steps of one kind that are done at once, such as packages to install; several only for packages and files. */
  readonly steps: readonly [Step, ...Step[]];
  /** For a root shell; `null` for the edit of a file, which `file` tells. */
  readonly command: string | null;
  readonly file: FileEdits | null;
  readonly interrupts: Interrupts;
  /** How it is taken back; `null`: it cannot be. */
  readonly undo: string | null;
  readonly needs: readonly Need[];
  readonly mends: readonly Mended[];
}

export type Need = 'root' | 'package-sources' | 'space-for-packages';

/** What is left to people. */
export interface ByHand {
  readonly mends: readonly Mended[];
  readonly summary: string;
  readonly commands: readonly string[];
  /** Why no machine does it. */
  readonly why: string;
}

/** One thing that fixes want to be different values. */
export interface Conflict {
  readonly what: string;
  readonly choices: readonly { readonly value: string; readonly mends: readonly Mended[] }[];
}

/** The remedy for a host, as far as machines can bring it, and what is left. */
export interface Plan {
  readonly host: HostSummary;
  readonly steps: readonly PlannedStep[];
  /** Fails that are passes when all steps are done. */
  readonly mends: readonly Mended[];
  readonly byHand: readonly ByHand[];
  readonly conflicts: readonly Conflict[];
  readonly interrupts: readonly Interrupts[];
  readonly reboot: boolean;
  readonly needs: readonly Need[];
  /** Rules that could not be decided; the plan knows nothing of what they would ask. */
  readonly undecided: number;
}
