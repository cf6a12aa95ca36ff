'use strict';
// Leaves the bundle's compiled code beside it, for bin/hostlint.js. Run by tools/build.js in a process of its own: only functions
// that ran are in it, so the main job runs once, into nothing.
const { readFileSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { Writable } = require('node:stream');
const vm = require('node:vm');

const bundle = process.argv[2];
const script = new vm.Script(readFileSync(bundle, 'latin1'), { filename: bundle });
const bundled = { exports: {} };
script.runInThisContext()(bundled, require, bundle, dirname(bundle));
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const environment = { ...bundled.exports.processEnvironment(), stdout: nowhere(), stderr: nowhere() };
(async () => {
  await bundled.exports.main(['--no-config', '--preset', 'all'], environment);
  await bundled.exports.main(['--help'], environment);
  writeFileSync(`${bundle}.cache`, script.createCachedData());
})();
