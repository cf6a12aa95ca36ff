/** A change cannot be made or taken back. The message says why and what to do. */
export class RemedyError extends Error {
  override readonly name = 'RemedyError';
}
