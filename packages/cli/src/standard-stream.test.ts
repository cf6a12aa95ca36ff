import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { TextStream } from './environment.js';
import { standardStream } from './standard-stream.js';

const refused = (): TextStream => {
  throw new Error('not asked for');
};

describe('standardStream', () => {
  let folder: string;
  const opened: number[] = [];
  const open = (path: string, flags: string | number): number => {
    const descriptor = openSync(path, flags);
    opened.push(descriptor);
    return descriptor;
  };
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hostlint-stream-'))));
  afterEach(() => {
    for (const descriptor of opened.splice(0)) closeSync(descriptor);
    rmSync(folder, { recursive: true });
  });

  it('writes text and bytes to a file, in order, and then says so', () => {
    const file = join(folder, 'report');
    const stream = standardStream(open(file, 'w'), refused);
    const said: unknown[] = [];
    stream.write('größer\n', error => said.push(error));
    stream.write(new Uint8Array([0, 255]), error => said.push(error));
    expect([...readFileSync(file)]).to.deep.equal([...Buffer.from('größer\n'), 0, 255]);
    expect(said).to.deep.equal([undefined, undefined]);
    expect(stream.isTTY).to.equal(undefined);
  });

  it('hands over what a pipe does not take for now, and all that follows', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const descriptor = open(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    const rest: Uint8Array[] = [];
    const stream = standardStream(descriptor, () => ({
      on: () => undefined,
      write(piece, done) {
        rest.push(Buffer.from(piece as Uint8Array));
        done?.();
      },
    }));
    const text = 'x'.repeat(3_000_000);
    const said: unknown[] = [];
    stream.write(text, error => said.push(error));
    stream.write('end', error => said.push(error));
    const taken = readSync(descriptor, Buffer.alloc(text.length));
    expect(taken).to.be.greaterThan(0);
    expect(taken + Buffer.concat(rest).length).to.equal(text.length + 3);
    expect(Buffer.concat(rest).subarray(-4).toString()).to.equal('xend');
    expect(said).to.deep.equal([undefined, undefined]);
  });

  it('tells what went wrong', () => {
    const file = join(folder, 'report');
    open(file, 'w');
    const stream = standardStream(open(file, 'r'), refused);
    let told: unknown;
    stream.write('text', error => (told = error));
    expect(told).to.have.property('code', 'EBADF');
  });

  it("takes Node's own stream for anything else", () => {
    const own: TextStream = { isTTY: true, on: () => undefined, write: () => undefined };
    expect(standardStream(open('/dev/zero', 'w'), () => own)).to.equal(own);
    expect(standardStream(open('/dev/null', 'w'), () => own)).not.to.equal(own);
    expect(standardStream(12_345, () => own)).to.equal(own);
  });
});
