import { expect } from 'chai';
import { createFactStore, defineFact, UnknowableError } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import { factChanges } from './fact-changes.js';

const free = defineFact({
  id: 'toy/free',
  summary: 'Room and who made it.',
  reads: { files: ['/free'] },
  volatile: ['kib'],
  async collect(host) {
    const text = new TextDecoder().decode(await host.read('/free'));
    if (text === 'gone') throw new UnknowableError('not-captured', 'not asked then');
    if (text === 'switched off') throw new UnknowableError('unsupported', 'not asked for');
    if (text === 'locked') throw new UnknowableError('denied', 'locked');
    if (text === 'broken') throw new TypeError('came apart');
    const [kib, maker] = text.split(' ');
    return { kib: Number(kib), maker, filesystem: { inodesFree: Number(kib) } };
  },
});

const storeOf = (text: string) =>
  createFactStore(memorySource({ files: { '/free': text } }), {
    settings: { engines: {}, judged: [] },
    timeoutMs: 1000,
  });
const changeOf = async (before: string, after: string) =>
  (await factChanges([free], storeOf(before), storeOf(after)))[0];

describe('changes of facts', () => {
  it('are none between equals', async () => expect(await changeOf('1 Ann', '1 Ann')).to.equal(undefined));

  it('are none where neither source could bring it, for whatever reason', async () => {
    expect(await changeOf('gone', 'switched off')).to.equal(undefined);
    expect(await changeOf('gone', 'locked')).not.to.equal(undefined);
  });

  it('leave out what changes by itself where something else changed', async () => {
    const change = await changeOf('1 Ann', '2 Bob');
    expect(change?.differences).to.deep.equal([{ path: 'maker', before: 'Ann', after: 'Bob' }]);
    expect(change?.volatile).to.equal(false);
  });

  it('say where nothing else changed', async () => {
    const change = await changeOf('1 Ann', '2 Ann');
    expect(change?.differences.map(({ path }) => path)).to.deep.equal(['kib', 'filesystem.inodesFree']);
    expect(change?.volatile).to.equal(true);
  });

  it('tell a source that lacks them from a host that hides them', async () => {
    const lacking = await changeOf('1 Ann', 'gone');
    const hidden = await changeOf('1 Ann', 'locked');
    expect([lacking?.oneSided, hidden?.oneSided]).to.deep.equal([true, false]);
    expect(hidden?.after).to.deep.equal({ known: false, reason: 'denied', detail: 'locked' });
    expect(await changeOf('locked', 'locked')).to.equal(undefined);
  });

  it('bear a fact that breaks', async () => {
    expect((await changeOf('1 Ann', 'broken'))?.after).to.include({ known: false, reason: 'broken' });
  });
});
