import { spawn } from 'node:child_process';
import fs from 'node:fs';
import koffi from 'koffi';
import { openRootfs } from '../../packages/cli/src/sources/rootfs.js';
import { openLive } from '../../packages/cli/src/sources/live.js';

/**
 * Run as a program, in a mount namespace of its own: `DIRECTORY`. Mounts a FUSE file system that never answers, whose server outlives
 * this program, looks at it through the live source and as a part of a root file system, and prints what that says, how long each answer took, and the server's process id.
 */
const directory = process.argv[2] ?? '';
const device = fs.openSync('/dev/fuse', 'r+');
const mount = koffi.load(null).func('int mount(str source, str target, str type, unsigned long flags, str options)');
const options = `fd=${device},rootmode=40000,user_id=0,group_id=0,allow_other`;
fs.mkdirSync(`${directory}/hung`);
if (mount('hostlint-test', `${directory}/hung`, 'fuse', 0, options) !== 0)
  throw new Error('FUSE cannot be mounted here');
const server = spawn('sleep', ['30'], { stdio: ['ignore', 'ignore', 'ignore', device], detached: true });
server.unref();
fs.closeSync(device);
fs.symlinkSync('hung/etc', `${directory}/link`);
fs.writeFileSync(`${directory}/beside`, 'text');

const live = openLive({ touchTimeoutMs: 500 });
const told: unknown[] = [];
const ask = async (question: Promise<unknown>): Promise<void> => {
  const began = performance.now();
  const answer = await question.catch((error: { reason?: string }) => error.reason ?? String(error));
  told.push([
    answer instanceof Uint8Array ? new TextDecoder().decode(answer) : answer,
    Math.round(performance.now() - began),
  ]);
};
await ask(live.read(`${directory}/link/daemon.json`));
await ask(live.stat(`${directory}/hung`));
await ask(live.list(`${directory}/hung/x`));
await ask(live.realpath(`${directory}/link/x`));
await ask(live.filesystem(`${directory}/hung`));
await ask(live.run([`${directory}/hung/program`]));
await ask(live.get(`${directory}/hung/socket`, '/info'));
await ask(live.read(`${directory}/beside`));
await ask(live.filesystem(directory).then(answer => typeof answer?.dType));
const rootfs = openRootfs(directory, { touchTimeoutMs: 500 });
await ask(rootfs.read('/link/daemon.json'));
await ask(rootfs.list('/hung/x'));
await ask(rootfs.stat('/hung'));
await ask(rootfs.read('/beside'));
process.stdout.write(JSON.stringify({ told, server: server.pid }));
