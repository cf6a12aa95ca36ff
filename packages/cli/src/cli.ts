// What bin/hostlint.js starts.
export { main } from './main.js';
/** Runs in a thread of its own, for many hosts. */
export const help = async (): Promise<void> => (await import('./many/thread-entry.js')).help();
export { processEnvironment } from './process-environment.js';
