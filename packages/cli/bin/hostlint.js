#!/usr/bin/env node
// Starts the bundle in ../dist, nothing else; in old JavaScript, so that an old Node gets as far as the message.
'use strict';
var path = require('path');
var folder = path.join(__dirname, '..', 'dist');
var bundle = path.join(folder, 'hostlint.cjs');
var broken = false;

function complain(message) {
  broken = true;
  process.exitCode = 2;
  process.stderr.write('hostlint: ' + message + '\n');
}

function isSupported() {
  var numbers = process.versions.node.split('.').map(Number);
  return (numbers[0] === 20 && numbers[1] >= 19) || (numbers[0] === 22 && numbers[1] >= 12) || numbers[0] >= 24;
}

// Compiling takes a third of the time of a run: the build leaves the compiled code beside a file of the bundle. Code of another Node
// is refused by V8, and compiled anew. Node's own compile cache would write to the host, which hostlint never does.
function compile(file) {
  var fs = require('fs');
  var vm = require('vm');
  var Buffer = require('buffer').Buffer;
  // One after the other into the same memory: what is touched first has to be had from the kernel, page by page.
  var memory = Buffer.allocUnsafeSlow(Math.max(sizeOf(file), sizeOf(file + '.cache')));
  function sizeOf(path) {
    var stats = fs.statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? 0 : stats.size;
  }
  function read(path) {
    var opened = fs.openSync(path, 'r');
    try {
      return memory.subarray(0, fs.readSync(opened, memory, 0, memory.length, 0));
    } finally {
      fs.closeSync(opened);
    }
  }
  // The build leaves ASCII; to read that as UTF-8 takes twenty times as long.
  var source = read(file).latin1Slice();
  var cached;
  try {
    cached = read(file + '.cache');
  } catch {
    // Start-up is slower without, and nothing else.
  }
  return new vm.Script(source, { filename: file, cachedData: cached }).runInThisContext();
}

function load() {
  var program = {
    exports: {},
    compile: compile,
    // Code of a script cannot import: the configuration and plugins are imported from here.
    importModule: function (url) {
      return import(url);
    },
  };
  compile(bundle)(program, require, bundle, folder);
  return program.exports;
}

function start() {
  var program;
  try {
    program = load();
  } catch (error) {
    if (error.code !== 'ENOENT' || error.path !== bundle) throw error;
    return complain('"' + bundle + '" is missing; run `npm ci` or `npm run build` in the repository');
  }
  // What escapes a plugin's callbacks is a bug like any other, and Node's own exit code for it would say "something failed".
  process.on('uncaughtException', function (error) {
    complain('this is a bug of hostlint or of a plugin\n' + ((error && error.stack) || error));
  });
  program.main(process.argv.slice(2), program.processEnvironment()).then(function (exitCode) {
    // All is written and closed by now; to let Node end by itself takes a tenth of a run, for a heap that nobody needs.
    // eslint-disable-next-line no-restricted-properties
    process.exit(broken ? 2 : exitCode);
  });
}

// A thread that judges hosts beside others loads the program from here as well.
if (require.main !== module) module.exports = load;
else if (isSupported()) start();
else complain('Node.js ' + process.versions.node + ' is not supported; it needs 20.19, 22.12, or 24 and newer');
