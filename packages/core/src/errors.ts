/** Why a question about a host could not be answered. */
export type UnknownReason =
  'denied' | 'not-captured' | 'not-running' | 'unsupported' | 'unreachable' | 'malformed' | 'timed-out';

/**
 * "Cannot tell": thrown by sources and facts, never for a thing that is known to be absent (that is `undefined`).
 * Recognised by name, so that errors of another copy of this package count as well.
 */
export class UnknowableError extends Error {
  override readonly name = 'UnknowableError';
  readonly reason: UnknownReason;

  constructor(reason: UnknownReason, message: string, options?: ErrorOptions) {
    // It is an answer and no fault: where it was thrown interests nobody, and to find that out takes longer than all else.
    const { stackTraceLimit } = engine;
    engine.stackTraceLimit = 0;
    super(message, options);
    engine.stackTraceLimit = stackTraceLimit;
    this.reason = reason;
  }
}

const engine = Error as { stackTraceLimit?: number | undefined };

export function isUnknowable(error: unknown): error is UnknowableError {
  return error instanceof Error && error.name === 'UnknowableError' && 'reason' in error;
}

export type ConfigurationFault =
  | 'unknown-rule'
  | 'unknown-preset'
  | 'unknown-severity'
  | 'unknown-engine'
  | 'invalid-options'
  | 'invalid-plugin'
  | 'duplicate-id';

/** The tool was used or configured wrongly. The message names the thing in quotes and says what to do next. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code: ConfigurationFault;

  constructor(code: ConfigurationFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
