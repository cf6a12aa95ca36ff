/** An element that every page has. */
export function need<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(`:${id}`);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}

/** An element that some pages have. */
export function maybe<T extends HTMLElement>(id: string, type: new () => T): T | undefined {
  const found = document.getElementById(`:${id}`);
  return found instanceof type ? found : undefined;
}

export const all = (selector: string, within: ParentNode = document): readonly HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
];
