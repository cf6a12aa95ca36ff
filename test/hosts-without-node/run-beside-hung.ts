import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import koffi from 'koffi';
import { scriptFor } from './small-host.js';

/**
 * Run as a program, in a mount namespace of its own: `DIRECTORY`. Mounts a FUSE file system that never answers, and runs the collection
 * script over it. Prints the number of the server, which outlives this program; the snapshot is written to DIRECTORY/snapshot.
 */
const directory = process.argv[2] ?? '';
const device = fs.openSync('/dev/fuse', 'r+');
const mount = koffi.load(null).func('int mount(str source, str target, str type, unsigned long flags, str options)');
fs.mkdirSync(`${directory}/hung`);
const options = `fd=${device},rootmode=40000,user_id=0,group_id=0,allow_other`;
if (mount('hostlint-test', `${directory}/hung`, 'fuse', 0, options) !== 0)
  throw new Error('FUSE cannot be mounted here');
const server = spawn('sleep', ['60'], { stdio: ['ignore', 'ignore', 'ignore', device], detached: true });
server.unref();
fs.closeSync(device);
fs.symlinkSync('hung/etc', `${directory}/link`);
fs.writeFileSync(`${directory}/beside`, 'text');
const script = scriptFor({
  files: ['hung/etc/file', 'link/file', 'beside'].map(name => `${directory}/${name}`),
  lists: [`${directory}/hung`, directory],
  filesystems: [`${directory}/hung/etc`],
});
const output = fs.openSync(`${directory}/snapshot`, 'w');
const { status } = spawnSync('sh', ['-s'], { input: script, stdio: ['pipe', output, 'inherit'] });
process.stdout.write(JSON.stringify({ server: server.pid, status }));
