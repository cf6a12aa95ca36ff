/** What follows a prefix; `undefined` where the text does not begin with it. */
export const afterPrefix = (text: string, prefix: string): string | undefined =>
  text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
