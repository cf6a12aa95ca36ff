import { SqliteFault } from './sqlite-fault.js';
import type { SqlitePages } from './sqlite-pages.js';

/** How many pages of overflow all payloads of one database may still take: each belongs to one of them. */
export interface OverflowBudget {
  left: number;
}

/** The bytes of a row: its first ones lie in the page of the row, the others in a chain of pages that is followed as far as asked. */
export class SqlitePayload {
  readonly length: number;
  readonly #pages: SqlitePages;
  readonly #budget: OverflowBudget;
  readonly #local: Uint8Array;
  readonly #chain: Uint8Array[] = [];
  #next = 0;

  /** `cell` begins with the payload and goes to the end of its page. */
  constructor(pages: SqlitePages, budget: OverflowBudget, cell: Uint8Array, length: number) {
    this.#pages = pages;
    this.#budget = budget;
    this.length = length;
    const local = localLength(length, pages.usable);
    if (local + (local < length ? 4 : 0) > cell.length) throw new SqliteFault('a cell lies beyond its page');
    this.#local = cell.subarray(0, local);
    if (local < length) this.#next = pageNumber(cell, local);
  }

  /** The bytes from `from` on, `length` of them. */
  read(from: number, length: number): Uint8Array {
    if (from < 0 || length < 0 || from + length > this.length) throw new SqliteFault('a value lies beyond its row');
    if (from + length <= this.#local.length) return this.#local.subarray(from, from + length);
    const perPage = this.#pages.usable - 4;
    // The chain comes first: a length that no chain bears out is never allocated.
    this.#follow(Math.ceil((from + length - this.#local.length) / perPage));
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const at = from + done;
      const beyond = at - this.#local.length;
      const part =
        beyond < 0
          ? this.#local.subarray(at, at + length - done)
          : this.#chain[Math.floor(beyond / perPage)]?.subarray(
              beyond % perPage,
              Math.min(perPage, (beyond % perPage) + length - done),
            );
      if (!part) throw new SqliteFault('a row is cut off');
      bytes.set(part, done);
      done += part.length;
    }
    return bytes;
  }

  #follow(links: number): void {
    while (this.#chain.length < links) {
      if (this.#next === 0) throw new SqliteFault('a row is cut off');
      if (--this.#budget.left < 0) throw new SqliteFault('its pages lead in circles');
      const page = this.#pages.page(this.#next);
      this.#next = pageNumber(page, 0);
      this.#chain.push(page.subarray(4, this.#pages.usable));
    }
  }
}

/** Source: https://www.sqlite.org/fileformat2.html (1.6), "table b-tree leaf". */
function localLength(length: number, usable: number): number {
  const most = usable - 35;
  if (length <= most) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

const pageNumber = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
