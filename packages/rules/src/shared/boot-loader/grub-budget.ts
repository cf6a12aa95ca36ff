import { parseGrubScript, type GrubStatement } from './grub-syntax.js';

const mostSteps = 50_000;

/** Bounds what a script and all that it brings along may do. */
export class GrubBudget {
  private steps = 0;
  private readonly parsed = new Map<string, readonly GrubStatement[]>();

  spend = (): boolean => ++this.steps <= mostSteps;

  parse(text: string): readonly GrubStatement[] {
    let statements = this.parsed.get(text);
    if (!statements) this.parsed.set(text, (statements = parseGrubScript(text)));
    return statements;
  }
}
