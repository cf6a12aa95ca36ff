const goDuration = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** Whether Go's time.ParseDuration takes a text. */
export const isGoDuration = (text: string): boolean => text.length < 100 && goDuration.test(text);

/** What buildkit's config.Duration says against a text: a Go duration or whole seconds, perhaps in quotes of its own. */
export function durationProblem(text: string): string | undefined {
  const bare = /^"(.*)"$/s.exec(text)?.[1] ?? text;
  return bare === '' || isGoDuration(bare) || /^[+-]?\d{1,19}$/.test(bare) ? undefined : `invalid duration ${bare}`;
}
