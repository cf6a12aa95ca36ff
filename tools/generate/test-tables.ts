import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '@hostlint/core';
import { testedRules } from '@hostlint/core/testing';
import { root, type Unit } from './units.js';

export type Table = NonNullable<ReturnType<typeof testedRules.get>>['cases'];

/** The tables given to testRule. The tests are imported, not run: `describe` only opens, `it` does nothing. */
export async function collectTables(
  rules: readonly Unit<Rule>[],
): Promise<{ readonly tables: ReadonlyMap<string, Table>; readonly problems: readonly string[] }> {
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
  return { tables: new Map([...testedRules].map(([id, { cases }]) => [id, cases])), problems };
}
