/** Thrown for a file that is no SQLite database, or whose pages lead nowhere. */
export class SqliteFault extends Error {
  override readonly name = 'SqliteFault';
}
