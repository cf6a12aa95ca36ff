import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testedFacts, testedRules } from '@hostlint/core/testing';
import { root, type Units } from './units.js';

export type Table = NonNullable<ReturnType<typeof testedRules.get>>['cases'];

export interface TestTables {
  readonly tables: ReadonlyMap<string, Table>;
  /** The names of each fact's cases. */
  readonly factCases: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly string[];
}

/** What was given to testRule and testFact. The tests are imported, not run: `describe` only opens, `it` does nothing. */
export async function collectTables({ rules, facts }: Units): Promise<TestTables> {
  const open = (_: string, body?: () => void): void => body?.();
  const nothing = (): void => {};
  const all = {
    describe: open,
    context: open,
    it: nothing,
    specify: nothing,
    before: nothing,
    after: nothing,
    beforeEach: nothing,
    afterEach: nothing,
  };
  for (const stub of Object.values(all)) Object.assign(stub, { skip: nothing, only: stub });
  Object.assign(globalThis, all);
  const problems: string[] = [];
  for (const { file, value } of rules) {
    const test = file.replace(/\.ts$/, '.test.ts');
    try {
      await access(join(root, test));
      await import(pathToFileURL(join(root, test)).href);
      if (!testedRules.has(value.id)) problems.push(`${test} does not call testRule() for "${value.id}"`);
    } catch (error) {
      const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
      problems.push(
        absent
          ? `${test} is missing; a rule comes with its test`
          : `${test} cannot be imported: ${String(error).split('\n')[0]}`,
      );
    }
  }
  for (const { file } of facts) {
    const test = join(root, file.replace(/\.ts$/, '.test.ts'));
    // A derived fact may be tested in another way, and a test that cannot be imported fails by itself.
    if (existsSync(test)) await import(pathToFileURL(test).href).catch(() => undefined);
  }
  return { tables: new Map([...testedRules].map(([id, { cases }]) => [id, cases])), factCases: testedFacts, problems };
}
