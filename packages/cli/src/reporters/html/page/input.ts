import { all, need } from './elements.js';
import { Filters } from './filters.js';
import { parseFragment } from './fragment.js';

/** Brings the controls to life: changes, links and keys. */
export function startFilters(): void {
  const filters = new Filters();
  const { controls } = filters;
  controls.onChange(() => filters.change());
  controls.search.addEventListener('input', () => filters.changeSoon());
  need('clear', HTMLButtonElement).addEventListener('click', () => {
    filters.clear();
    controls.search.focus();
  });
  document.addEventListener('click', event => followLink(event, filters));
  document.addEventListener('keydown', event => pressKey(event, filters));
  addEventListener('hashchange', () => filters.follow());
  controls.reveal();
  filters.follow();
}

/** A link within the page keeps what is filtered. */
function followLink(event: MouseEvent, filters: Filters): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const to = parseFragment(link.hash);
  if (!to) return filters.visit(link.hash.slice(1));
  link.closest<HTMLElement>('[popover]')?.hidePopover();
  const { view } = filters.controls;
  filters.go({ ...view, host: to.host || view.host, rule: to.rule });
}

function pressKey(event: KeyboardEvent, filters: Filters): void {
  const { search } = filters.controls;
  const free = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
  const typing = event.target instanceof Element && event.target.matches('input[type=search], select');
  if (event.key === '/' && free && !typing) {
    event.preventDefault();
    search.focus();
    search.select();
  }
  // An open list of hosts takes the key first.
  if (event.key === 'Escape' && free && all(':popover-open').length === 0) filters.clear();
}
