// Loaded before hostlint: the machine has no koffi.
const Module = require('node:module');
const load = Module._load;
Module._load = function (name, ...rest) {
  if (name === 'koffi') throw Object.assign(new Error('there is no koffi'), { code: 'MODULE_NOT_FOUND' });
  return load.call(this, name, ...rest);
};
