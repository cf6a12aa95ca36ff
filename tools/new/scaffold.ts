/** The files of a new unit, by path, and what its author does next. */
export interface Scaffold {
  readonly files: ReadonlyMap<string, string>;
  readonly next: readonly string[];
}
