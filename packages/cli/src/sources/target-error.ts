/** The target that the user named cannot be judged. The message names it in quotes and says what to do next. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
  readonly code = 'unreadable-target';
}

/** By name, so that an error of another copy of this module counts as well. */
export const isTargetError = (error: unknown): error is TargetError =>
  error instanceof Error && error.name === 'TargetError';
