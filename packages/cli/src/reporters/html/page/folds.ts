/** Folded parts that the script opened, to fold them again: what a reader opened stays open. */
export class Folds {
  readonly #opened = new Set<Element>();

  open(details: Element | null | undefined): void {
    if (!details || details.hasAttribute('open')) return;
    details.setAttribute('open', '');
    this.#opened.add(details);
  }

  close(details: Element): void {
    if (this.#opened.delete(details)) details.removeAttribute('open');
  }

  closeAll(): void {
    for (const details of [...this.#opened]) this.close(details);
  }
}
