import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './generate/units.js';
import { factFiles } from './new/fact.js';
import { reporterFiles } from './new/reporter.js';
import { ruleFiles } from './new/rule.js';
import type { Scaffold } from './new/scaffold.js';

// `npm run new -- rule AREA/NAME`, `-- fact AREA/NAME` or `-- reporter NAME` writes the two files to start from.
const makers: Readonly<Record<string, { readonly id: RegExp; readonly example: string; make(id: string): Scaffold }>> =
  {
    rule: { id: /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, example: 'kernel/not-too-old', make: ruleFiles },
    fact: { id: /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, example: 'os/host-name', make: factFiles },
    reporter: { id: /^[a-z0-9]+(-[a-z0-9]+)*$/, example: 'csv', make: reporterFiles },
  };

const fail = (...lines: readonly string[]): void => {
  for (const line of lines) console.error(line);
  process.exitCode = 2;
};

const exists = (path: string): Promise<boolean> =>
  access(join(root, path)).then(
    () => true,
    () => false,
  );

async function scaffold(kind: string, id: string): Promise<void> {
  const maker = makers[kind];
  if (!maker)
    return fail(
      `new: there is no "${kind}" to make; a rule, a fact or a reporter: npm run new -- rule kernel/not-too-old`,
    );
  if (!maker.id.test(id))
    return fail(`new: "${id}" is no id of a ${kind}; in kebab-case: npm run new -- ${kind} ${maker.example}`);
  const { files, next } = maker.make(id);
  const present: string[] = [];
  for (const path of files.keys()) if (await exists(path)) present.push(path);
  if (present.length > 0) return fail(...present.map(path => `new: ${path} is there already; nothing was written`));
  const options = (await resolveConfig(join(root, 'package.json'))) ?? {};
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), await format(text, { ...options, filepath: path }));
    console.log(`wrote ${path}`);
  }
  for (const line of ['', 'Next:', ...next]) console.log(line);
}

const [kind, id, ...rest] = process.argv.slice(2);
if (kind === undefined || id === undefined || rest.length > 0) {
  fail(
    'usage: npm run new -- rule AREA/NAME',
    '       npm run new -- fact AREA/NAME',
    '       npm run new -- reporter NAME',
  );
} else {
  await scaffold(kind, id);
}
