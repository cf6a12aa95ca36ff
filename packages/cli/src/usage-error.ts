export type UsageFault =
  | 'unknown-option'
  | 'unknown-argument'
  | 'invalid-value'
  | 'unknown-format'
  | 'unknown-name'
  | 'unreadable-target'
  | 'unwritable-file'
  | 'invalid-configuration'
  | 'invalid-waivers'
  | 'invalid-baseline'
  | 'not-allowed';

/** The command line or the configuration asks for what is not there. The message names it in quotes and says what to do next. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: UsageFault;

  constructor(code: UsageFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const expected = new Set(['UsageError', 'ConfigurationError', 'TargetError', 'UnknowableError', 'RemedyError']);

/** Whether an error tells the user what to do, by name, so that errors of another copy of a package count; all others are bugs. */
export const isExpected = (error: unknown): error is Error => error instanceof Error && expected.has(error.name);
