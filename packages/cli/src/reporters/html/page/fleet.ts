import { all } from './elements.js';
import { Folds } from './folds.js';

/** The tables of a page of many hosts; empty on that of one. */
export class Fleet {
  readonly #matrix = all('.matrix-section');
  readonly #hosts = all('.hosts tbody tr');
  readonly #rules = all('.matrix thead th[data-rule]').map(head => head.dataset['rule'] ?? '');
  readonly #folds = new Folds();

  /** One host, or all. */
  show(host: number | undefined): void {
    this.#folds.closeAll();
    // Laid out as it is, so that a hundred thousand cells come back at once.
    for (const section of this.#matrix) section.classList.toggle('away', host !== undefined);
    for (const row of this.#hosts) {
      const own = row.dataset['host'] === String(host);
      row.hidden = host !== undefined && !own;
      if (own) this.#folds.open(row.querySelector('details'));
    }
    // The one host is told whole.
    if (host !== undefined) for (const table of all('.hosts > details')) this.#folds.open(table);
  }

  /** A cell is a short way for the pointer; the heads of its row and column are links for all. */
  onChoice(chosen: (host: string, rule: string) => void): void {
    const [body] = all('.matrix tbody');
    body?.addEventListener('click', event => {
      const cell = event.target instanceof Element ? event.target.closest('td') : null;
      const row = cell?.closest<HTMLElement>('tr');
      const rule = cell ? this.#rules[cell.cellIndex - 1] : undefined;
      if (row && rule !== undefined && cell?.className) chosen(row.dataset['key'] ?? '', rule);
    });
  }
}
