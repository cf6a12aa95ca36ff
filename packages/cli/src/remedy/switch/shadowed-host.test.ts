import { expect } from 'chai';
import { memorySource } from '@hostlint/core/testing';
import { shadowedHost } from './shadowed-host.js';
import { syntheticUnit, unitShadows } from './synthetic-unit.js';

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);

describe('a host as it would be', () => {
  const host = memorySource({ files: { '/etc/a': 'old', '/etc/d/in': 'x', '/etc/rest': 'rest' } });
  const after = shadowedHost(
    host,
    new Map([
      ['/etc/a', new TextEncoder().encode('newer')],
      ['/etc/b', new TextEncoder().encode('made')],
      ['/etc/d', null],
    ]),
  );

  it('has the new content, also of a file that is not there yet', async () => {
    expect(text(await after.read('/etc/a'))).to.equal('newer');
    expect((await after.stat('/etc/a'))?.sizeBytes).to.equal(5);
    expect(text(await after.read('/etc/b'))).to.equal('made');
    expect((await after.stat('/etc/b'))?.type).to.equal('file');
    expect(await after.realpath('/etc/b')).to.equal('/etc/b');
  });

  it('has not what is gone, nor what is in it', async () => {
    expect(await after.stat('/etc/d')).to.equal(undefined);
    expect(await after.list('/etc/d')).to.equal(undefined);
    expect(await after.read('/etc/d/in')).to.equal(undefined);
    expect(await after.realpath('/etc/d/in')).to.equal(undefined);
  });

  it('has all the rest', async () => expect(text(await after.read('/etc/rest'))).to.equal('rest'));

  it('can have a unit that starts a daemon with any words', () => {
    const words = ['--label', 'a "b" $c %d'];
    const shadows = unitShadows({ binary: '/usr/bin/dockerd', words, driver: 'vfs' });
    expect(text(shadows.get(syntheticUnit) ?? undefined)).to.equal(
      '[Service]\nExecStart="/usr/bin/dockerd" "--label" "a \\"b\\" $$c %%d"\nEnvironment="DOCKER_DRIVER=vfs"\n',
    );
    expect(shadows.get('/lib/systemd/system/docker.service')).to.equal(null);
  });
});
