import type { ReportingDescriptor } from 'sarif';
import { JsonLayout, type Space } from './json-layout.js';
import { Recurring } from './recurring.js';
import { ResultTexts } from './result-texts.js';
import type { DraftedRun } from './run.js';

const depth = { run: 2, tool: 3, driver: 4, rules: 5, rule: 6, results: 3, result: 4 } as const;

type Tool = Pick<DraftedRun, 'driver' | 'rules'>;

/** JSON of runs as items of a log, one after the other. What many hosts have in common is made into text once. */
export class RunTexts {
  readonly #layout: JsonLayout;
  readonly #results: ResultTexts;
  readonly #rules = new Recurring<ReportingDescriptor, { readonly text: string }>();
  #last: (Tool & { readonly text: string }) | undefined;

  constructor(space: Space) {
    this.#layout = new JsonLayout(space);
    this.#results = new ResultTexts(value => this.#layout.value(value, depth.result));
  }

  /** In three pieces, since the one in the middle is long and there already. */
  *of({ run: { properties, ...run }, driver, rules, told, settings }: DraftedRun): Generator<string, void> {
    const layout = this.#layout;
    const list = '\u0000';
    const frame = layout.object(
      {
        tool: list,
        ...this.#members(run, depth.run),
        results: list,
        ...this.#members({ properties }, depth.run),
      },
      depth.run,
    );
    // No JSON has such a character.
    const [start = '', middle = '', end = ''] = frame.split(list);
    yield start;
    yield this.#tool({ driver, rules });
    const parts = [middle];
    for (const [index, one] of told.entries()) {
      parts.push(index === 0 ? '[' : ',', layout.line(depth.result));
      this.#results.write(one, settings, parts);
    }
    parts.push(told.length === 0 ? '[]' : `${layout.line(depth.results)}]`, end);
    yield parts.join('');
  }

  /** Mostly the same as of the host before. */
  #tool({ driver, rules }: Tool): string {
    const last = this.#last;
    if (last && isSame(last, { driver, rules })) return last.text;
    const layout = this.#layout;
    const members = {
      ...this.#members(driver, depth.driver),
      rules: layout.list(
        rules.map(rule => this.#rule(rule)),
        depth.rules,
      ),
    };
    const text = layout.object({ driver: layout.object(members, depth.driver) }, depth.tool);
    this.#last = { driver, rules, text };
    return text;
  }

  #rule(rule: ReportingDescriptor): string {
    const make = (): { text: string } => ({ text: this.#layout.value(rule, depth.rule) });
    return (this.#rules.of(rule, make) ?? make()).text;
  }

  /** The texts of what an object at this depth has. */
  #members(object: object, at: number): Readonly<Record<string, string>> {
    const texts = Object.entries(object).map(([name, value]) => [name, this.#layout.value(value, at + 1)] as const);
    return Object.fromEntries(texts);
  }
}

const isSame = (a: Tool, b: Tool): boolean =>
  a.driver.fullName === b.driver.fullName &&
  a.rules.length === b.rules.length &&
  a.rules.every((rule, at) => rule === b.rules[at]);
