import type { Cases } from './cases.js';
import { all } from './elements.js';

/** The tables of a page of many hosts; empty on that of one. */
export class Fleet {
  readonly #rows = all('.matrix tbody tr');
  readonly #hosts = all('.hosts tbody tr');
  readonly #rules = all('.matrix thead th[data-rule]').map(head => head.dataset['rule'] ?? '');

  constructor(readonly cases: Cases) {}

  /** One host, or all. */
  show(host: number | undefined): void {
    for (const row of this.#rows) row.hidden = host !== undefined && !this.cases.holds(row.dataset['hosts'], host);
    for (const row of this.#hosts) {
      const own = row.dataset['host'] === String(host);
      row.hidden = host !== undefined && !own;
      // The one host is told whole.
      if (host !== undefined) row.querySelector('details')?.toggleAttribute('open', own);
    }
    if (host !== undefined) for (const table of all('.hosts > details')) table.setAttribute('open', '');
  }

  goTo(key: string): void {
    if (key === '') return;
    document.getElementById(key)?.scrollIntoView({ block: 'center' });
  }

  /** A cell is a short way for the pointer; the heads of its row and column are links for all. */
  onChoice(chosen: (host: string, rule: string) => void): void {
    const [body] = all('.matrix tbody');
    body?.addEventListener('click', event => {
      const cell = event.target instanceof Element ? event.target.closest('td') : null;
      const row = cell?.closest<HTMLElement>('tr');
      const rule = cell && this.#rules[cell.cellIndex - 1];
      if (row && rule !== undefined && rule !== null && cell?.className) chosen(row.dataset['key'] ?? '', rule);
    });
  }
}
