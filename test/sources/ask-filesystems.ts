import { loadNative } from '../../packages/cli/src/sources/live/native.js';
import { openLive } from '../../packages/cli/src/sources/live.js';

/** Run as a program: `UID PATH…`. Becomes that user and prints what the live source says of each path's file system. */
const [uid, ...paths] = process.argv.slice(2);
loadNative();
if (uid !== '0') {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}
const live = openLive();
const answers = await Promise.all(
  paths.map(path =>
    live.filesystem(path).catch((error: { reason?: string }) => ({ unknown: error.reason ?? String(error) })),
  ),
);
process.stdout.write(JSON.stringify(answers.map(answer => answer ?? null)));
