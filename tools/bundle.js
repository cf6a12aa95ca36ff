import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, transform } from 'esbuild';

const common = {
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'inline',
  logLevel: 'warning',
};

/**
 * Writes `entry` and all that it imports as one file, and what it imports only when needed as files in `chunks/` beside it; `often` are
 * sources among those which most runs need. Start-up is the time to read and evaluate one file: a fraction of what some hundred small
 * ones take, and less the less is in it.
 */
export async function bundle(entry, file, { often, ...options }) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    outdir: dirname(file),
    bundle: true,
    splitting: true,
    format: 'esm',
    metafile: true,
    write: false,
    ...common,
    ...options,
  });
  const outputs = new Map(Object.entries(metafile.outputs));
  refuseCircles(outputs);
  const outputOf = source => [...outputs].find(([, { entryPoint }]) => entryPoint && source.endsWith(entryPoint))[0];
  const first = outputOf(entry);
  const atOnce = new Set([first, ...often.map(outputOf)]);
  for (const path of atOnce)
    for (const { path: other, kind } of outputs.get(path).imports)
      if (kind === 'import-statement' && outputs.has(other)) atOnce.add(other);
  const factories = await Promise.all(
    [...outputs.keys()].map(async path => {
      const { text } = outputFiles.find(output => output.path.endsWith(path));
      return { name: nameOf(path), early: atOnce.has(path), code: await factory(text) };
    }),
  );
  const chunks = join(dirname(file), 'chunks');
  rmSync(chunks, { recursive: true, force: true });
  mkdirSync(chunks, { recursive: true });
  for (const { name, code } of factories.filter(({ early }) => !early)) writeFileSync(join(chunks, name), `(${code})`);
  const early = factories.filter(({ early }) => early).map(({ name, code }) => `${JSON.stringify(name)}:${code}`);
  writeFileSync(file, frame(early, nameOf(first)));
}

const nameOf = path => basename(path).replace(/\.js$/, '.cjs');

/** A chunk as a function that fills `module.exports` when it is called. */
async function factory(text) {
  // yargs asks where its own module lies.
  const { code } = await transform(text, { format: 'cjs', define: { 'import.meta.url': '__moduleUrl' }, ...common });
  const required = nodeModules(code)
    .replace(/\b__moduleUrl\b/g, '__moduleUrl()')
    .replace(/\bimport\("\.\/([\w-]+)\.js"\)/g, 'Promise.resolve().then(()=>__named(require("$1.cjs")))')
    .replace(/\brequire\("\.\/([\w-]+)\.js"\)/g, 'require("$1.cjs")');
  return `function(module,exports,require,__named,__moduleUrl){${ascii(plainExports(required))}}`;
}

/** A module of Node is its own default. esbuild's own way copies it name by name, for each chunk that imports it. */
function nodeModules(code) {
  const imported = /\b(\w+)\s*=\s*__toESM\((require\("node:[\w/]+"\))(?:, ?1)?\)/g;
  return [...code.matchAll(imported)]
    .reduce((text, [, name]) => text.replaceAll(new RegExp(`\\b${name}\\.default\\b`, 'g'), name), code)
    .replace(imported, '$1=$2');
}

/**
 * What a chunk exports as a plain object, made when all is there. esbuild makes a getter for each name, so that chunks which import one
 * another get what comes later; ours do not.
 */
function plainExports(code) {
  const getters = /var (\w+)\s*=\s*\{\};\s*__export\(\1,\s*\{([^}]*)\}\);\s*module\.exports\s*=\s*__toCommonJS\(\1\);/;
  const [found, , names] = getters.exec(code) ?? [];
  if (found === undefined) return code;
  const [helpers, own] = code.split(found);
  const needsHelpers = /\b__(?!named|moduleUrl)\w/.test(own);
  return `${needsHelpers ? helpers : ''}${own};module.exports={${names.replace(/:\s*\(\)\s*=>/g, ':')}};`;
}

function refuseCircles(outputs) {
  const visit = (path, above) => {
    if (above.includes(path)) throw new Error(`chunks import one another: ${[...above, path].join(' ')}`);
    const { imports } = outputs.get(path);
    for (const { path: next, kind } of imports)
      if (kind === 'import-statement' && outputs.has(next)) visit(next, [...above, path]);
  };
  for (const path of outputs.keys()) visit(path, []);
}

// An ASCII file is read twenty times as fast as one that must be decoded. esbuild escapes all but regular expressions and comments,
// in both of which an escape means the same.
const ascii = text => text.replace(/[^\0-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

// An expression and no module, so that its text needs no wrapping, which would copy it: bin/hostlint.js calls the function, and
// compiles the chunks for it in the same way.
const frame = (early, first) => `(function (module, require, __filename, __dirname) {
'use strict';
const factories = {
${early.join(',\n')}
};
const loaded = new Map();
// A chunk made of a CommonJS module has no names but "default"; to Node, such a module has them all.
const named = all => Object.keys(all).join() === 'default' ? { ...all.default, default: all.default } : all;
const moduleUrl = () => require('url').pathToFileURL(__filename).href;
function load(name) {
  const known = loaded.get(name);
  if (known) return known.exports;
  if (!name.endsWith('.cjs')) return require(name);
  const made = { exports: {}, importModule: module.importModule };
  loaded.set(name, made);
  (factories[name] || module.compile(__dirname + '/chunks/' + name))(made, made.exports, load, named, moduleUrl);
  return made.exports;
}
module.exports = load(${JSON.stringify(first)});
})`;
