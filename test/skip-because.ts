/**
 * Skips a test, or from a `before` hook all tests of its suite, and says why: what is missing and the command that brings it.
 * The reasons are printed at the end of the run.
 */
export function skipBecause(context: Mocha.Context, reason: string): never {
  const runnable = context.runnable();
  const isHook = 'type' in runnable && runnable.type === 'hook';
  Object.assign((isHook ? runnable.parent : undefined) ?? runnable, { skipReason: reason });
  return context.skip();
}
