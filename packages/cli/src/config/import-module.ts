interface Loaded {
  readonly importModule?: (url: string) => Promise<unknown>;
}

/** The module object of the bundle, given by bin/hostlint.js; there is none where this file is loaded as it is. */
declare const module: Loaded | undefined;

/** `import()`. Code that V8 took from a cache has none that works, so bin/hostlint.js hands its own in. */
export function importModule(url: string): Promise<{ readonly default?: unknown }> {
  const given = typeof module === 'undefined' ? undefined : module.importModule;
  return (given ? given(url) : import(url)) as Promise<{ readonly default?: unknown }>;
}
