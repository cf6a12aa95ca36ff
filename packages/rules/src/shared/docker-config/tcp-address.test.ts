import { expect } from 'chai';
import { tcpAddress, tcpListenStream } from './tcp-address.js';

const local = (text: string) => tcpAddress(text)?.local;

describe('an address that dockerd listens on', () => {
  it('may be no TCP', () => {
    for (const text of ['', 'unix:///run/docker.sock', 'fd://', 'npipe://x'])
      expect(tcpAddress(text)).to.equal(undefined);
  });
  it('is open to others', () => {
    for (const text of [
      'tcp://0.0.0.0:2375',
      '0.0.0.0:2375',
      'tcp://10.0.0.7',
      'tcp://[::]:2375',
      'tcp://web-1:2375/x',
    ])
      expect(local(text), text).to.equal(false);
  });
  it('is of this host alone', () => {
    for (const text of ['tcp://', 'tcp://:2375', 'tcp://127.0.0.1:2375', 'localhost:2375', 'tcp://[::1]:2375'])
      expect(local(text), text).to.equal(true);
  });
});

describe('ListenStream=', () => {
  it('may be TCP', () => {
    expect(tcpListenStream('2375')).to.deep.equal({ address: 'tcp://:2375', local: false });
    expect(tcpListenStream('127.0.0.1:2375')?.local).to.equal(true);
    expect(tcpListenStream('[::]:2375')?.local).to.equal(false);
  });
  it('may be something else', () => {
    for (const text of ['/run/docker.sock', '@abstract', 'vsock::2375'])
      expect(tcpListenStream(text)).to.equal(undefined);
  });
});
