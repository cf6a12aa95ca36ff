import { openLive } from '../../packages/cli/src/sources/live.js';
import { loadNative } from '../../packages/cli/src/sources/live/native.js';

/** Run as a program: `PATH…`. Everything that the live source can do, but for trials, on each path. */
const paths = process.argv.slice(2);
const live = openLive();
const ask = async (question: Promise<unknown>): Promise<void> => void (await question.catch(() => undefined));
const native = loadNative();
for (const path of paths) {
  await ask(live.read(path));
  await ask(live.list(path));
  await ask(live.list(path, { limit: 3 }));
  await ask(live.stat(path));
  await ask(live.stat(path, { follow: false }));
  await ask(live.realpath(path));
  await ask(live.filesystem(path));
  await ask(live.get(path, '/info'));
  await ask(live.probe('overlay-mount', path));
}
for (const command of ['uname -r', 'uname -m', 'id -u', 'cat /proc/version']) {
  const [name = '', ...given] = command.split(' ');
  await ask(live.run([name, ...given]));
}
live.close();
process.stdout.write(native ? 'looked\n' : 'looked without koffi\n');
