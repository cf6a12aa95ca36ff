// What bin/hostlint.js starts.
export { main } from './main.js';
export { processEnvironment } from './process-environment.js';
