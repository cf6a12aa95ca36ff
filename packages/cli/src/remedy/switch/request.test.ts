import { expect } from 'chai';
import { flagOf } from './find-daemon.js';
import { parseWords } from './request.js';
import { lackOfRoom, inWords } from './room.js';

describe('what a switch is told', () => {
  it('a program and its arguments, between spaces or as a JSON list', () => {
    expect(parseWords('service-stop', ' systemctl  stop docker ')).to.deep.equal(['systemctl', 'stop', 'docker']);
    expect(parseWords('service-stop', '["/opt/my stop", "a b"]')).to.deep.equal(['/opt/my stop', 'a b']);
  });

  for (const text of ['stop; rm x', 'a | b', 'sh -c "stop"', 'echo $HOME', '[]', '[1]', '["a', ' ']) {
    it(`no shell text: ${text}`, () => expect(() => parseWords('service-stop', text)).to.throw(/service-stop/));
  }

  it('flags of a running daemon are found in all their forms', () => {
    const words = ['--data-root', '/a', '-H', 'unix:///s', '--pidfile=/p', '--debug'];
    expect(flagOf(words, 'data-root')).to.equal('/a');
    expect(flagOf(words, 'host')).to.equal('unix:///s');
    expect(flagOf(words, 'pidfile')).to.equal('/p');
    expect(flagOf(words, 'config-file')).to.equal(undefined);
  });
});

describe('room for a copy', () => {
  const gib = 1024 ** 3;
  const room = { freeBytes: gib, freeFiles: 10_000, shares: false };
  it('is there, with something left over', () => {
    expect(lackOfRoom({ bytes: gib / 2, files: 100 }, 0, room)).to.equal(undefined);
  });
  it('is not there for bytes or for inodes', () => {
    expect(lackOfRoom({ bytes: gib, files: 100 }, 0, room)).to.match(/takes 1.1 GiB, and 1.0 GiB are free/);
    expect(lackOfRoom({ bytes: 0, files: 9000 }, 0, room)).to.match(/10450 inodes/);
    expect(lackOfRoom({ bytes: 0, files: 9000 }, 0, { ...room, freeFiles: null })).to.equal(undefined);
  });
  it('is not needed for blocks that are shared, but for images that are carried over', () => {
    expect(lackOfRoom({ bytes: 10 * gib, files: 100 }, 0, { ...room, shares: true })).to.equal(undefined);
    expect(lackOfRoom({ bytes: 0, files: 100 }, 2 * gib, { ...room, shares: true })).to.match(/takes 2.1 GiB/);
  });
  it('is told in words', () =>
    expect([0, 1023, 2048].map(inWords)).to.deep.equal(['0 bytes', '1023 bytes', '2.0 KiB']));
});
