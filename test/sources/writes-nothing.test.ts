import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect } from 'chai';
import { type LoopFilesystem, missingForLoops, mountLoop } from '../filesystems/loop-filesystem.js';
import { skipBecause } from '../skip-because.js';

/** System calls that change what outlives the process. Those on open files count by how the file was opened. */
const changing = [
  'open,openat,openat2,creat,truncate,ftruncate,fallocate',
  'mkdir,mkdirat,mknod,mknodat,link,linkat,symlink,symlinkat,rename,renameat,renameat2,unlink,unlinkat,rmdir',
  'chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,utime,utimes,utimensat,futimesat',
  'setxattr,lsetxattr,fsetxattr,removexattr,lremovexattr,fremovexattr',
  'mount,umount2,fsopen,fsmount,move_mount,open_tree,mount_setattr,unshare,setns,chroot,pivot_root',
  'init_module,finit_module,delete_module,sethostname,settimeofday,clock_settime,reboot,swapon,swapoff,quotactl,sysinfo,bpf',
].join(',');
const harmless = /^(?:open|openat|openat2)\(.*\bO_RDONLY\b(?!.*O_(?:CREAT|TRUNC|TMPFILE))|^sysinfo\(/;
/** Node and its children write to pipes and to the null device. */
const nullDevice = /^openat\([^,]*, "\/dev\/null", /;

describe('a look at the live machine', () => {
  let loops: LoopFilesystem[] = [];
  after(() => loops.forEach(loop => loop.close()));

  it('opens nothing for writing, and makes, renames, removes and mounts nothing', async function () {
    const strace = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']);
    if (strace.error) return skipBecause(this, '"strace" is not installed: apt-get install strace');
    if (strace.status !== 0) return skipBecause(this, 'processes must not be traced here: sudo npm test');
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-strace-'));
    try {
      // The optional library is found from where the program lies.
      fs.symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), `${home}/node_modules`);
      const program = `${home}/look-around.mjs`;
      await build({
        entryPoints: [fileURLToPath(new URL('look-around.ts', import.meta.url))],
        outfile: program,
        bundle: true,
        platform: 'node',
        format: 'esm',
        conditions: ['hostlint-source'],
        external: ['koffi'],
      });
      const paths = [
        '/',
        '/proc/self/mountinfo',
        '/sys/kernel',
        '/dev/null',
        '/dev/kmsg',
        '/run/docker.sock',
        '/no',
        '/var/lib/docker',
        home,
      ];
      if (missingForLoops('mkfs.ext4', 'mkfs.xfs') === null) {
        loops = [mountLoop(['mkfs.ext4', '-q'], '32M'), mountLoop(['mkfs.xfs', '-q'], '320M')];
        paths.push(...loops.map(loop => loop.mountPoint));
      }
      const log = `${home}/log`;
      const traced = spawnSync(
        'strace',
        ['-f', '-qq', '-e', `trace=${changing}`, '-o', log, process.execPath, program, ...paths],
        {
          encoding: 'utf8',
        },
      );
      expect(traced.stderr).to.equal('');
      expect(traced.stdout).to.be.oneOf(['looked\n', 'looked without koffi\n']);
      const calls = fs
        .readFileSync(log, 'utf8')
        .split('\n')
        .map(line => line.replace(/^\d+\s+/, ''));
      expect(calls.filter(call => call.includes('/proc/self/mountinfo'))).to.not.deep.equal([]);
      const changes = calls.filter(call => /^\w+\(/.test(call) && !harmless.test(call) && !nullDevice.test(call));
      expect(changes).to.deep.equal([]);
    } finally {
      fs.rmSync(home, { recursive: true });
    }
  });
});
