import { all, maybe, need } from './elements.js';
import { wholePage, type View } from './fragment.js';

/** What the reader sets: the search, the lists and the boxes. */
export class Controls {
  readonly search = need('search', HTMLInputElement);
  readonly #selects = {
    host: maybe('host', HTMLSelectElement),
    area: maybe('area', HTMLSelectElement),
    since: maybe('since', HTMLSelectElement),
  };
  readonly #boxes = all('.controls input[type=checkbox]').filter(box => box instanceof HTMLInputElement);

  /** The page tells hosts apart. */
  get many(): boolean {
    return this.#selects.host !== undefined;
  }

  get view(): View {
    const { host, area, since } = this.#selects;
    const checked = (name: string): readonly string[] =>
      this.#boxes.filter(box => box.name === name && box.checked).map(({ value }) => value);
    return {
      ...wholePage,
      host: host?.value ?? '',
      q: this.search.value.trim(),
      area: area?.value ?? '',
      since: since?.value ?? '',
      status: checked('status'),
      severity: checked('severity'),
    };
  }

  set view(view: View) {
    this.search.value = view.q;
    for (const name of ['host', 'area', 'since'] as const) {
      const select = this.#selects[name];
      if (!select) continue;
      select.value = view[name];
      // What there is no more.
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    for (const box of this.#boxes)
      box.checked = (box.name === 'status' ? view.status : view.severity).includes(box.value);
  }

  /** The place of the one host among all; `undefined`: all. */
  get hostIndex(): number | undefined {
    const index = (this.#selects.host?.selectedIndex ?? 0) - 1;
    return index < 0 ? undefined : index;
  }

  onChange(changed: () => void): void {
    for (const control of [...Object.values(this.#selects), ...this.#boxes])
      control?.addEventListener('change', changed);
  }

  reveal(): void {
    for (const part of all('.controls')) part.hidden = false;
  }
}
