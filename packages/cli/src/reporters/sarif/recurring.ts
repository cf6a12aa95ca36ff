/** What is made of things that come again, such as the findings that hosts share. What comes once is not kept. */
export class Recurring<Thing extends object, Made extends object> {
  readonly #kept = new WeakMap<Thing, Made | null>();

  /** `undefined` the first time. */
  of(thing: Thing, make: () => Made): Made | undefined {
    const kept = this.#kept.get(thing);
    if (kept) return kept;
    const made = kept === null ? make() : null;
    this.#kept.set(thing, made);
    return made ?? undefined;
  }
}
