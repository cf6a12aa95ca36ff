import { readFile } from 'node:fs/promises';

const withoutColorSupport = 'export default { stdout: false, stderr: false };';
const plainAssertions = `
export function strictEqual(actual, expected, message) { if (actual !== expected) throw new Error(message); }
export function notStrictEqual(actual, expected, message) { if (actual === expected) throw new Error(message); }`;
const nothingFound = 'export default () => undefined;';
/** What to bundle in place of what a dependency asks for. */
const replacements = [
  // chalk asks what the terminal can do, which hostlint decides itself; asking loads half of Node's own modules.
  { asked: '#supports-color', by: /chalk/, code: withoutColorSupport },
  // yargs compares with the help of a module that takes longer to load than all of yargs to parse.
  { asked: 'assert', by: /yargs/, code: plainAssertions },
  // yargs looks for settings of its own in the package.json of whoever uses it.
  { asked: 'escalade/sync', by: /yargs/, code: nothingFound },
];

// yargs opens standard output to learn its width, which hostlint tells it.
const widthAsked = "typeof process.stdout.columns !== 'undefined' ? process.stdout.columns : null";

/** For esbuild: leaves out what dependencies do at start-up and hostlint has no use for. */
export const leanDependencies = {
  name: 'lean-dependencies',
  setup(build) {
    for (const [at, { asked, by }] of replacements.entries())
      build.onResolve({ filter: new RegExp(`^${asked}$`) }, ({ importer }) =>
        by.test(importer) ? { path: String(at), namespace: 'replacement' } : undefined,
      );
    build.onLoad({ filter: /.*/, namespace: 'replacement' }, ({ path }) => ({ contents: replacements[path].code }));
    build.onLoad({ filter: /yargs\/lib\/platform-shims\/esm\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes(widthAsked)) throw new Error(`${path} asks for the width in another way`);
      return { contents: text.replace(widthAsked, 'null') };
    });
  },
};
