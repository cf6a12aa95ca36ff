import { expect } from 'chai';
import { createBounds } from './bounds.js';

const after = (ms: number): Promise<string> => new Promise(resolve => setTimeout(() => resolve(`${ms}`), ms));
const never = (): Promise<string> => new Promise(() => {});
const said = (answer: Promise<string>): Promise<string> => answer.catch((error: Error) => error.message);

describe('bounds on time', () => {
  it('are of each for itself, whenever it began', async () => {
    const bounded = createBounds(60, undefined);
    const first = said(bounded('first', never()));
    await after(30);
    const second = said(bounded('second', after(45)));
    expect(await Promise.all([first, second])).to.deep.equal(['"first" gave no answer within 0.06 s', '45']);
  });

  it('hand on what comes in time, faults as well', async () => {
    const bounded = createBounds(1000, undefined);
    expect(await bounded('quick', after(1))).to.equal('1');
    expect(await said(bounded('broken', Promise.reject(new Error('broken'))))).to.equal('broken');
  });

  it('end all when the run is aborted', async () => {
    const stop = new AbortController();
    const bounded = createBounds(1000, stop.signal);
    const answers = [said(bounded('one', never())), said(bounded('two', never()))];
    stop.abort(new Error('enough'));
    expect(await Promise.all(answers)).to.deep.equal(['enough', 'enough']);
  });

  it('hold where the clock is set back', async () => {
    const { now } = Date;
    const bounded = createBounds(20, undefined);
    const late = said(bounded('late', never()));
    Date.now = () => now() - 3_600_000;
    try {
      expect(await late).to.contain('gave no answer');
    } finally {
      Date.now = now;
    }
  });
});
