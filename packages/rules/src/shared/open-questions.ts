/** Thrown where the course depends on something that nobody knows. */
class Fork extends Error {
  readonly question: string;
  readonly alternatives: readonly unknown[];

  constructor(question: string, alternatives: readonly unknown[]) {
    super(question);
    this.question = question;
    this.alternatives = alternatives;
  }
}

/** Gives a known value back, or what is assumed in its place. */
export interface Ask {
  (question: string, value: boolean | null): boolean;
  <T>(question: string, value: T | null, alternatives: readonly T[]): T;
}

export interface Course<R> {
  readonly result: R;
  /** What was assumed on the way. */
  readonly assumed: ReadonlyMap<string, unknown>;
}

/** Hosts leave few questions open; more than this tells nothing anyway. */
const maxCourses = 128;

/**
 * Runs `decide` with every combination of answers to the open questions that it really meets.
 * `undefined`: there are too many.
 */
export function everyCourse<R>(decide: (ask: Ask) => R): readonly Course<R>[] | undefined {
  const courses: Course<R>[] = [];
  const open: ReadonlyMap<string, unknown>[] = [new Map()];
  for (let assumed = open.pop(); assumed; assumed = open.pop()) {
    if (courses.length + open.length > maxCourses) return undefined;
    try {
      courses.push({ result: decide(askWith(assumed)), assumed });
    } catch (error) {
      if (!(error instanceof Fork)) throw error;
      for (const answer of error.alternatives) open.push(new Map([...assumed, [error.question, answer]]));
    }
  }
  return courses;
}

function askWith(assumed: ReadonlyMap<string, unknown>): Ask {
  return <T>(question: string, value: T | null, alternatives: readonly unknown[] = [true, false]): T => {
    if (value !== null) return value;
    if (assumed.has(question)) return assumed.get(question) as T;
    throw new Fork(question, alternatives);
  };
}
