import { Cases } from './cases.js';
import { Controls } from './controls.js';
import { all, need } from './elements.js';
import { Fleet } from './fleet.js';
import { Folds } from './folds.js';
import { fragmentOf, parseFragment, wholePage, type View } from './fragment.js';

const mostUnfolded = 200;

/** Which findings are shown: the controls, the page and its address say the same. */
export class Filters {
  readonly controls = new Controls();
  readonly #cases = new Cases();
  readonly #fleet = new Fleet();
  readonly #folds = new Folds();
  /** The one host of a page of one. */
  readonly #only = all('header.overview')[0]?.id ?? '';
  #rule = '';
  #waiting = 0;

  constructor() {
    this.#fleet.onChoice((host, rule) => this.go({ ...this.controls.view, host, rule }));
  }

  /** The controls were changed. */
  change(): void {
    clearTimeout(this.#waiting);
    this.#rule = '';
    this.#mark(undefined);
    this.#show();
    this.#remember();
  }

  /** Who types on is not made to wait for every letter. */
  changeSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.change(), this.#cases.total > 500 ? 150 : 0);
  }

  clear(): void {
    this.controls.view = wholePage;
    this.change();
  }

  /** Shows what the address says. */
  follow(): void {
    const view = parseFragment(location.hash);
    if (view) {
      this.controls.view = view;
      this.#rule = view.rule;
    }
    this.#show();
    const place = this.#place();
    this.#mark(place);
    if (place) {
      this.#folds.open(place.closest('details.rest'));
      place.scrollIntoView({ block: 'start', behavior: 'instant' });
      place.querySelector<HTMLElement>('a.rule')?.focus({ preventScroll: true });
    } else if (view?.host) {
      document.getElementById(view.host)?.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
  }

  /** Makes this the address, and follows it. */
  go(view: View): void {
    const fragment = this.#fragmentOf(view);
    if (location.hash === fragment) this.follow();
    else location.hash = fragment;
  }

  /** A part of the page, whatever hides it. */
  visit(id: string): void {
    const part = document.getElementById(id);
    if (part?.closest('[hidden], .away')) this.clear();
    part?.closest('details')?.setAttribute('open', '');
    part?.scrollIntoView();
    part?.focus({ preventScroll: true });
  }

  /** Of the rule that the address names; a filter that would hide it is lifted. */
  #place(): HTMLElement | undefined {
    if (this.#rule === '') return undefined;
    const place = this.#cases.placeOf(this.#rule);
    if (!place?.closest('[hidden]')) return place;
    this.controls.view = { ...wholePage, host: this.controls.view.host };
    this.#show();
    return this.#cases.placeOf(this.#rule);
  }

  #show(): void {
    const { view, hostIndex, many } = this.controls;
    const { total } = this.#cases;
    const shown = this.#cases.show(view, hostIndex);
    this.#fleet.show(hostIndex);
    const noun = many ? 'different findings' : 'findings';
    need('shown', HTMLOutputElement).textContent =
      shown === total ? `${total} ${noun}` : `${shown} of ${total} ${noun} shown`;
    need('nothing', HTMLElement).hidden = shown > 0 || total === 0;
    need('clear', HTMLButtonElement).hidden = fragmentOf(view) === '';
    this.#unfold(view);
  }

  /** What is folded would hide what was asked for. */
  #unfold(view: View): void {
    const asked = view.q !== '' || view.status.length > 0;
    for (const rest of all('section.findings > details.rest')) {
      const found = all('[data-kind]:not([hidden])', rest).length;
      if (asked && found > 0 && found <= mostUnfolded) this.#folds.open(rest);
      else this.#folds.close(rest);
    }
  }

  #remember(): void {
    const fragment = this.#fragmentOf(this.controls.view);
    try {
      history.replaceState(null, '', fragment === '' ? location.pathname + location.search : fragment);
    } catch {
      // Some browsers let no file have a history.
    }
  }

  #fragmentOf(view: View): string {
    const host = this.controls.many ? view.host : view.rule === '' ? '' : this.#only;
    return fragmentOf({ ...view, host });
  }

  #mark(place: HTMLElement | undefined): void {
    for (const before of all('.here')) before.classList.remove('here');
    place?.classList.add('here');
  }
}
