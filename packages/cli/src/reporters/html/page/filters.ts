import { Cases } from './cases.js';
import { all, maybe, need } from './elements.js';
import { fragmentOf, parseFragment, wholePage, type View } from './fragment.js';
import { Fleet } from './fleet.js';

/** Search and filters, the address that remembers them, and the keys. */
export function startFilters(): void {
  const cases = new Cases();
  const fleet = new Fleet(cases);
  const search = need('search', HTMLInputElement);
  const selects = {
    host: maybe('host', HTMLSelectElement),
    area: maybe('area', HTMLSelectElement),
    since: maybe('since', HTMLSelectElement),
  };
  const boxes = all('.controls input[type=checkbox]').filter(box => box instanceof HTMLInputElement);
  const many = selects.host !== undefined;
  const only = all('header.overview')[0]?.id ?? '';
  const opened = new Set<HTMLElement>();
  let rule = '';

  const checked = (name: string): readonly string[] =>
    boxes.filter(box => box.name === name && box.checked).map(({ value }) => value);

  const current = (): View => ({
    host: selects.host?.value ?? '',
    rule,
    q: search.value.trim(),
    area: selects.area?.value ?? '',
    since: selects.since?.value ?? '',
    status: checked('status'),
    severity: checked('severity'),
  });

  function show(): void {
    const view = current();
    const index = selects.host && view.host !== '' ? selects.host.selectedIndex - 1 : undefined;
    const shown = cases.show(view, index);
    fleet.show(index);
    need('nothing', HTMLElement).hidden = shown > 0 || cases.total === 0;
    const whole = shown === cases.total;
    const noun = many ? 'different findings' : 'findings';
    need('shown', HTMLOutputElement).textContent = whole
      ? `${shown} ${noun}`
      : `${shown} of ${cases.total} ${noun} shown`;
    need('clear', HTMLButtonElement).hidden = fragmentOf({ ...view, rule: '' }) === '';
    // What is folded would hide what was asked for.
    for (const rest of all('section.findings > details.rest')) {
      const found = all('[data-kind]:not([hidden])', rest).length;
      const wanted = view.q !== '' || view.status.length > 0;
      if (wanted && found > 0 && found <= 200) fold(rest, true);
      else if (opened.has(rest)) fold(rest, false);
    }
  }

  function fold(details: HTMLElement, open: boolean): void {
    if (details.hasAttribute('open') === open) return;
    details.toggleAttribute('open', open);
    if (open) opened.add(details);
    else opened.delete(details);
  }

  function remember(): void {
    const view = current();
    const fragment = fragmentOf({ ...view, host: many ? view.host : view.rule === '' ? '' : only });
    try {
      history.replaceState(null, '', fragment === '' ? location.pathname + location.search : fragment);
    } catch {
      // Some browsers let no file have a history.
    }
  }

  function changed(): void {
    rule = '';
    mark(undefined);
    show();
    remember();
  }

  function clear(): void {
    set(wholePage);
    changed();
  }

  function set(view: View): void {
    search.value = view.q;
    rule = view.rule;
    for (const [name, select] of Object.entries(selects)) {
      if (!select) continue;
      select.value = view[name as 'host' | 'area' | 'since'];
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    for (const box of boxes) box.checked = (box.name === 'status' ? view.status : view.severity).includes(box.value);
  }

  function mark(place: HTMLElement | undefined): void {
    for (const before of all('.here')) before.classList.remove('here');
    place?.classList.add('here');
  }

  /** Goes where the address says. */
  function follow(): void {
    const view = parseFragment(location.hash);
    if (!view) return;
    set(view);
    show();
    const place = rule === '' ? undefined : cases.placeOf(rule);
    mark(place);
    if (!place) {
      fleet.goTo(selects.host?.value ?? '');
      return;
    }
    const folded = place.closest<HTMLElement>('details.rest');
    if (folded) fold(folded, true);
    place.scrollIntoView({ block: 'start' });
    place.querySelector<HTMLElement>('a.rule')?.focus({ preventScroll: true });
  }

  search.addEventListener('input', changed);
  for (const control of [...Object.values(selects), ...boxes]) control?.addEventListener('change', changed);
  need('clear', HTMLButtonElement).addEventListener('click', () => {
    clear();
    search.focus();
  });
  // A link within the page keeps what is filtered.
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.rule, a.host') : null;
    const to = link && parseFragment(link.hash);
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link.closest<HTMLElement>('[popover]')?.hidePopover();
    const view = current();
    go({ ...view, host: to.host || view.host, rule: to.rule });
  });
  fleet.onChoice((host, wanted) => go({ ...current(), host, rule: wanted }));
  document.addEventListener('keydown', event => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input[type=search], select');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    // An open list of hosts takes the key first.
    if (event.key === 'Escape' && !event.defaultPrevented && all(':popover-open').length === 0) clear();
  });
  addEventListener('hashchange', follow);

  function go(view: View): void {
    const fragment = fragmentOf({ ...view, host: many ? view.host : only });
    if (location.hash === fragment) follow();
    else location.hash = fragment;
  }

  for (const part of all('.controls')) part.hidden = false;
  follow();
  show();
}
