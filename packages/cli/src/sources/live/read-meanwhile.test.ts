import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { openLive } from '../live.js';
import { isSlow, readMeanwhile } from './read-meanwhile.js';

const tcp = '/proc/net/tcp';
const lines = (bytes: Uint8Array | undefined): readonly string[] => new TextDecoder().decode(bytes).split('\n');
const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');

describe('files that are read meanwhile', () => {
  const servers: net.Server[] = [];
  before(async () => {
    // More than the kernel hands over in one piece.
    for (let count = 0; count < 80; count++) {
      const server = net.createServer();
      servers.push(server);
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    }
  });
  after(() => servers.forEach(server => server.close()));

  it('are read whole, in however many pieces', async () => {
    const table = lines(await openLive().read(tcp, { maxBytes: 32 * 1024 * 1024 }));
    for (const server of servers) {
      const { port } = server.address() as AddressInfo;
      expect(table.filter(line => line.includes(`0100007F:${hex(port)} 00000000:0000 0A`))).to.have.length(1);
    }
    expect(table.at(-1)).to.equal('');
  });

  it('leave the environment as it was', async () => {
    const before = { ...process.env };
    const reading = readMeanwhile(tcp, 32 * 1024 * 1024);
    expect(process.env).to.deep.equal(before);
    await reading;
  });

  it('are bounded, and absent where there is none', async () => {
    expect(isSlow(tcp)).to.equal(true);
    const fault = await readMeanwhile(tcp, 1000).catch((error: unknown) => error);
    expect(fault).to.have.property('reason', 'malformed');
    expect(await readMeanwhile('/proc/net/no', 1000)).to.equal(undefined);
  });
});
