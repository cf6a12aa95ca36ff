import { readFile } from 'node:fs/promises';

const withoutColorSupport = 'export default { stdout: false, stderr: false };';
const plainAssertions = `
export function strictEqual(actual, expected, message) { if (actual !== expected) throw new Error(message); }
export function notStrictEqual(actual, expected, message) { if (actual === expected) throw new Error(message); }`;
// Those of packages/cli/src/reporters/pretty/paint.ts, whose types let nobody use another.
export const fewStyles = `
const style = (open, close) => ({ open: '\\u001b[' + open + 'm', close: '\\u001b[' + close + 'm' });
export default {
  bold: style(1, 22),
  dim: style(2, 22),
  red: style(31, 39),
  green: style(32, 39),
  yellow: style(33, 39),
  blue: style(34, 39),
  cyan: style(36, 39),
};`;
const nothingFound = 'export default () => undefined;';
/** What to bundle in place of what a dependency asks for. */
const replacements = [
  // chalk asks what the terminal can do, which hostlint decides itself; asking loads half of Node's own modules.
  { asked: '#supports-color', by: /chalk/, code: withoutColorSupport },
  // chalk makes all colours there are, each with its background.
  { asked: '#ansi-styles', by: /chalk/, code: fewStyles },
  // yargs compares with the help of a module that takes longer to load than all of yargs to parse.
  { asked: 'assert', by: /yargs/, code: plainAssertions },
  // yargs looks for settings of its own in the package.json of whoever uses it.
  { asked: 'escalade/sync', by: /yargs/, code: nothingFound },
];

/** What to cut out of their text. */
const cuts = [
  // yargs opens standard output to learn its width, which hostlint tells it.
  {
    file: /yargs\/lib\/platform-shims\/esm\.mjs$/,
    text: "typeof process.stdout.columns !== 'undefined' ? process.stdout.columns : null",
    by: 'null',
  },
  // yargs lays out the whole help before each command, for what might fail after it; hostlint has words of its own for that.
  {
    file: /yargs\/build\/lib\/command\.js$/,
    text: 'yargs.getInternalMethods().getUsageInstance().cacheHelpMessage();',
    by: ';',
  },
];

/** For esbuild: leaves out what dependencies do at start-up and hostlint has no use for. */
export const leanDependencies = {
  name: 'lean-dependencies',
  setup(build) {
    for (const [at, { asked, by }] of replacements.entries())
      build.onResolve({ filter: new RegExp(`^${asked}$`) }, ({ importer }) =>
        by.test(importer) ? { path: String(at), namespace: 'replacement' } : undefined,
      );
    build.onLoad({ filter: /.*/, namespace: 'replacement' }, ({ path }) => ({ contents: replacements[path].code }));
    for (const { file, text, by } of cuts)
      build.onLoad({ filter: file }, async ({ path }) => {
        const whole = await readFile(path, 'utf8');
        if (!whole.includes(text)) throw new Error(`${path} has no "${text}" any more`);
        return { contents: whole.replace(text, by) };
      });
  },
};
