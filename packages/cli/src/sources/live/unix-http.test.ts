import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { openLive } from '../live.js';

const reasonOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    value => ({ value }),
    (error: { reason?: string }) => error.reason,
  );

describe('a daemon\u2019s socket', () => {
  const live = openLive({ timeoutMs: 300 });
  let home: string;
  let server: http.Server;
  let socket: string;
  before(done => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'hostlint-socket-'));
    socket = `${home}/s`;
    server = http.createServer((request, response) => {
      if (request.url === '/info') response.end(JSON.stringify({ method: request.method }));
      else if (request.url === '/endless')
        setInterval(() => response.destroyed || response.write(Buffer.alloc(1e6)), 1).unref();
      else if (request.url !== '/silent') response.writeHead(404).end();
    });
    server.listen(socket, done);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
    fs.rmSync(home, { recursive: true });
  });

  it('is asked by GET', async () => {
    expect(new TextDecoder().decode(await live.get(socket, '/info'))).to.equal('{"method":"GET"}');
  });
  it('is bounded in time and size', async () => {
    expect(await reasonOf(live.get(socket, '/silent'))).to.equal('timed-out');
    expect(await reasonOf(live.get(socket, '/endless'))).to.equal('malformed');
  });
  it('may not know the question', async () => {
    expect(await reasonOf(live.get(socket, '/no'))).to.equal('unsupported');
  });
  it('is absent where there is none, or where nobody listens', async () => {
    const dead = `${home}/dead`;
    const other = http.createServer().listen(dead);
    await new Promise(resolve => other.once('listening', resolve));
    fs.linkSync(dead, `${home}/left`);
    await new Promise(resolve => other.close(resolve));
    expect(await live.get(`${home}/left`, '/info')).to.equal(undefined);
    expect(await live.get(`${home}/no`, '/info')).to.equal(undefined);
  });
  it('must be a socket', async () => {
    fs.writeFileSync(`${home}/file`, '');
    expect(await reasonOf(live.get(`${home}/file`, '/info'))).to.equal('malformed');
  });
});
