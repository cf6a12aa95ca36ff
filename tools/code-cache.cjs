'use strict';
// Leaves the bundle's compiled code beside its files, for bin/hostlint.js. Run by tools/build.js in a process of its own: only
// functions that ran are in it, so the main job and the help run once, into nothing.
const { readFileSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { Writable } = require('node:stream');
const vm = require('node:vm');

const bundle = process.argv[2];
const scripts = new Map();

function compile(file) {
  const script = new vm.Script(readFileSync(file, 'latin1'), { filename: file });
  scripts.set(file, script);
  return script.runInThisContext();
}

const keep = file => writeFileSync(`${file}.cache`, scripts.get(file).createCachedData());

const bundled = { exports: {}, compile };
compile(bundle)(bundled, require, bundle, dirname(bundle));
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const environment = { ...bundled.exports.processEnvironment(), stdout: nowhere(), stderr: nowhere() };
(async () => {
  await bundled.exports.main(['--no-config', '--preset', 'all'], environment);
  // What the help alone needs of the one file is little, and every check would carry it.
  keep(bundle);
  await bundled.exports.main(['--help'], environment);
  for (const file of scripts.keys()) if (file !== bundle) keep(file);
})();
