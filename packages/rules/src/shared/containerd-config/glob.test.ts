import { expect } from 'chai';
import { memorySource } from '@hostlint/core/testing';
import { globPaths } from './glob.js';

const host = memorySource({
  files: { '/c/a.toml': '', '/c/b.toml': '', '/c/b.conf': '', '/c/d/x.toml': '', '/c/e/x.toml': '', '/c/[z': '' },
});

describe('imports with a pattern', () => {
  it('match as in Go', async () => {
    expect(await globPaths(host, '/c/*.toml')).to.deep.equal(['/c/a.toml', '/c/b.toml']);
    expect(await globPaths(host, '/c/?.*')).to.deep.equal(['/c/a.toml', '/c/b.conf', '/c/b.toml']);
    expect(await globPaths(host, '/c/[^a]*.toml')).to.deep.equal(['/c/b.toml']);
    expect(await globPaths(host, '/c/*/x.toml')).to.deep.equal(['/c/d/x.toml', '/c/e/x.toml']);
    expect(await globPaths(host, '/c/\\[*')).to.deep.equal(['/c/[z']);
    expect(await globPaths(host, '/none/*.toml')).to.deep.equal([]);
  });

  it('are malformed only where Go comes as far as to see it', async () => {
    expect(await globPaths(host, '/c/[*')).to.equal(null);
    expect(await globPaths(host, '/c/*[.toml')).to.equal(null);
    expect(await globPaths(host, '/none/*[.toml')).to.deep.equal([]);
    expect(await globPaths(host, '/c/q*[.toml')).to.deep.equal([]);
  });

  it('take no time over many stars', async () => {
    const started = Date.now();
    await globPaths(memorySource({ files: { [`/c/${'a'.repeat(250)}`]: '' } }), `/c/${'a*'.repeat(100)}b`);
    expect(Date.now() - started).to.be.lessThan(500);
  });
});
