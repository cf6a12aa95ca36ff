import { all, need } from './elements.js';
import type { View } from './fragment.js';

interface Case {
  readonly element: HTMLElement;
  readonly rule: string;
  /** Its words, and those that stand above it for it and its like; in small letters. Read when first searched. */
  text: string | undefined;
}

/** The findings of the page, and which of them are shown. */
export class Cases {
  readonly #cases: readonly Case[];
  readonly #holders: readonly HTMLElement[];
  readonly #sets: readonly ReadonlySet<number>[];

  constructor() {
    this.#cases = all('[data-kind]').map(element => ({
      element,
      rule: element.dataset['rule'] ?? '',
      text: undefined,
    }));
    // From the inside out.
    this.#holders = all('[data-holds]').toReversed();
    this.#sets = (JSON.parse(need('sets', HTMLScriptElement).text) as string[]).map(membersOf);
  }

  get total(): number {
    return this.#cases.length;
  }

  /** Shows what fits, hides the rest, and says how many are shown. */
  show(view: View, host: number | undefined): number {
    const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of this.#cases) {
      const fits = this.#fits(one, view, host) && (words.length === 0 || has(one, words));
      if (one.element.hidden === fits) one.element.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const holder of this.#holders) holder.hidden = !holder.querySelector('[data-kind]:not([hidden])');
    return shown;
  }

  #holds(set: string | undefined, host: number): boolean {
    return set === undefined || (this.#sets[Number(set)]?.has(host) ?? true);
  }

  /** The first shown place of a rule: its block where it has one. */
  placeOf(rule: string): HTMLElement | undefined {
    const own = this.#cases.filter(one => one.rule === rule);
    const found = own.find(({ element }) => !element.hidden) ?? own[0];
    return found?.element.closest<HTMLElement>('.block:not(.unknown):not(.kernel)') ?? found?.element;
  }

  #fits({ element: { dataset }, rule }: Case, view: View, host: number | undefined): boolean {
    return (
      isAmong(view.status, dataset['kind']) &&
      isAmong(view.severity, dataset['severity']) &&
      (view.area === '' || rule.startsWith(`${view.area}/`)) &&
      (view.since === '' || dataset['since'] === view.since) &&
      (host === undefined || this.#holds(dataset['hosts'], host))
    );
  }
}

const isAmong = (wanted: readonly string[], value = ''): boolean => wanted.length === 0 || wanted.includes(value);

function has(one: Case, words: readonly string[]): boolean {
  one.text ??= textOf(one.element);
  const { text } = one;
  return words.every(word => text.includes(word));
}

/** Its own text and that of the rows it shares with others: not that of its neighbours. */
const textOf = (element: HTMLElement): string =>
  [element.textContent, sharedText(element.closest('.group')), sharedText(element.closest('.block'))]
    .join(' ')
    .toLowerCase();

const shared = new WeakMap<Element, string>();

function sharedText(holder: Element | null): string {
  if (!holder) return '';
  let text = shared.get(holder);
  if (text === undefined) {
    const parts = all(':scope > .row, :scope > h3, :scope > .margin, :scope > .body > .row:first-child', holder);
    text = parts
      .filter(part => !part.querySelector('[data-kind]'))
      .map(part => part.textContent)
      .join(' ');
    shared.set(holder, text);
  }
  return text;
}

function membersOf(ranges: string): ReadonlySet<number> {
  const members = new Set<number>();
  for (const range of ranges.split(',').filter(Boolean)) {
    const [first = 0, last = first] = range.split('-').map(Number);
    for (let index = first; index <= last; index += 1) members.add(index);
  }
  return members;
}
