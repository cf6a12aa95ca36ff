import fs from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { hidesProcesses } from './hidden-processes.js';
import { createGuard } from './guard.js';
import { lookUp } from './lookup.js';
import { parseMountTable } from './mount-table.js';

const line = (id: number, parent: number, point: string, type: string, options = 'rw'): string =>
  `${id} ${parent} 0:${id} / ${point} rw,relatime shared:1 - ${type} src ${options}`;
const typeAt = (lines: readonly string[], path: string): string | undefined =>
  parseMountTable(lines.join('\n')).mountOf(path)?.type;

describe('the mount table', () => {
  const lines = [line(1, 0, '/', 'ext4'), line(2, 1, '/var', 'xfs'), line(3, 2, '/var/lib\\040docker', 'nfs4')];

  it('finds the mount of a path', () => {
    expect(typeAt(lines, '/')).to.equal('ext4');
    expect(typeAt(lines, '/variable')).to.equal('ext4');
    expect(typeAt(lines, '/var/lib')).to.equal('xfs');
    expect(typeAt(lines, '/var/lib docker/x')).to.equal('nfs4');
  });
  it('finds the topmost of stacked mounts, and no hidden one', () => {
    expect(typeAt([...lines, line(4, 2, '/var', 'tmpfs')], '/var/lib docker')).to.equal('tmpfs');
    expect(typeAt([...lines, line(4, 1, '/var', 'tmpfs')], '/var/x')).to.equal('tmpfs');
    expect(typeAt([...lines, line(4, 1, '/', 'overlay')], '/var/x')).to.equal('overlay');
  });
  it('takes any text, and loops', () => {
    expect(typeAt([line(1, 1, '/', 'rootfs')], '/x')).to.equal('rootfs');
    expect(typeAt([line(1, 0, '/', 'a'), line(2, 3, '/x', 'b'), line(3, 2, '/x', 'c')], '/x')).to.equal('a');
    fc.assert(fc.property(fc.string(), fc.string(), (text, path) => void parseMountTable(text).mountOf(path)));
  });
  it('agrees with this machine', () => {
    const table = parseMountTable(fs.readFileSync('/proc/self/mountinfo', 'utf8'));
    expect(table.mountOf('/proc/self')?.type).to.equal('proc');
  });
  it('tells whether processes are hidden', () => {
    const proc = (options: string): boolean =>
      hidesProcesses(parseMountTable([lines[0], line(9, 1, '/proc', 'proc', options)].join('\n')));
    expect(proc('rw')).to.equal(false);
    expect(proc('rw,hidepid=noaccess')).to.equal(false);
    expect(proc('rw,gid=4,hidepid=invisible')).to.equal(true);
    expect(proc('rw,hidepid=2')).to.equal(true);
  });
});

describe('the guard before file systems that may hang', () => {
  const links: Readonly<Record<string, string>> = { '/link': 'mnt/nfs/x', '/up': '/mnt/../link', '/self': 'self' };
  const looked: string[] = [];
  const looks = {
    stat: (path: string) => {
      looked.push(path);
      return { type: path in links ? 'symlink' : 'directory' } as never;
    },
    readlink: (path: string) => links[path] as string,
  };
  const table = [
    line(1, 0, '/', 'ext4'),
    line(2, 1, '/mnt/nfs', 'nfs4'),
    line(3, 1, '/net', 'autofs'),
    line(4, 1, '/proc', 'proc'),
  ];
  const guard = createGuard(parseMountTable(table.join('\n')), looks);

  it('finds them behind symlinks and dots, without touching them', () => {
    expect(guard('/mnt/nfs', true)?.type).to.equal('nfs4');
    expect(guard('/mnt/nfs/deep/er', true)?.type).to.equal('nfs4');
    expect(guard('/link', true)?.type).to.equal('nfs4');
    expect(guard('/up', true)?.type).to.equal('nfs4');
    expect(guard('/etc/../mnt/./nfs/', true)?.type).to.equal('nfs4');
    expect(looked.filter(path => path.startsWith('/mnt/nfs'))).to.deep.equal([]);
  });
  it('lets local paths pass', () => {
    expect(guard('/mnt', true)).to.equal(undefined);
    expect(guard('/mnt/nfsx', true)).to.equal(undefined);
    expect(guard('/proc/self', true)).to.equal(undefined);
    expect(guard('/link', false)).to.equal(undefined);
    expect(guard('/self', true)).to.equal(undefined);
  });
  it('never mounts what is mounted on first use', () => {
    expect(() => guard('/net/server', true))
      .to.throw('mounted when it is first used')
      .with.property('reason', 'unreachable');
  });
  it('does nothing where all is local, and trusts the root', () => {
    const local = createGuard(parseMountTable(line(1, 0, '/', 'nfs4')), {
      ...looks,
      stat: () => expect.fail('looked'),
    });
    expect(local('/anything', true)).to.equal(undefined);
  });
  it('walks in bounded steps', () => {
    const options = { root: '', follow: true, stopAt: () => undefined };
    expect(lookUp(looks, '/self', options)).to.deep.equal({ kind: 'loop' });
    fc.assert(fc.property(fc.string(), path => void lookUp(looks, path, options)));
  });
});
