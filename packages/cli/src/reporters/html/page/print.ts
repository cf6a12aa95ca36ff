import { all } from './elements.js';

/** Folded things are open on paper. The style does it in new browsers; this does it in the others. */
export function openForPrint(): void {
  let opened: readonly HTMLElement[] = [];
  addEventListener('beforeprint', () => {
    opened = all('details:not([open])');
    for (const details of opened) details.setAttribute('open', '');
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.removeAttribute('open');
    opened = [];
  });
}
