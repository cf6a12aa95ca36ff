import { expect } from 'chai';
import { UnknowableError } from './errors.js';
import { defineFact } from './fact.js';
import { createFactStore } from './fact-store.js';
import { forecastEngine } from './forecast-engine.js';
import { defineForecast } from './forecast.js';
import type { Outcome } from './outcome.js';
import { defineRule } from './rule.js';
import { memorySource } from './testing/memory-source.js';

const rule = defineRule({
  id: 'a/some',
  meta: { title: '', why: '', fix: '', severity: 'error', sources: [], stops: ['acme'] },
  needs: {},
  messages: {},
  check: ({ pass }) => pass(),
});
const forecast = defineForecast({
  engine: 'acme',
  needs: {},
  predict: () => ({
    version: '1.0',
    installed: true,
    storageDriver: null,
    backingFilesystem: null,
    supportsDType: null,
    nativeOverlayDiff: null,
    usingMetacopy: null,
  }),
});

const starts = (...outcomes: readonly Outcome[]): boolean | null => {
  const store = createFactStore(memorySource({}), { settings: { engines: {}, judged: [] }, timeoutMs: 1000 });
  const judged = { rule, outcomes, findings: [], broken: false };
  return forecastEngine(store, forecast, [judged]).starts;
};

const fail = { status: 'fail', messageId: 'x', data: {} } as const;
const unknown = { status: 'unknown', why: '' } as const;

describe('forecastEngine', () => {
  it('says no for a fail, yes for none, and nothing for what is unknown', () =>
    expect([starts(fail), starts({ status: 'pass' }), starts(unknown)]).to.deep.equal([false, true, null]));
  it('lets an outcome say that it is not about the start', () =>
    expect([starts({ ...fail, stops: [] }), starts({ ...unknown, stops: [] })]).to.deep.equal([true, true]));
  it('does not call an engine absent of which nothing is known', async () => {
    const store = createFactStore(memorySource({}), { settings: { engines: {}, judged: [] }, timeoutMs: 1000 });
    const open = defineFact({
      id: 'a/open',
      summary: '',
      collect: () => Promise.reject(new UnknowableError('denied', 'no')),
    });
    await store.settle([{ open }]);
    expect(forecastEngine(store, { ...forecast, needs: { open } }, []).installed).to.equal(null);
  });
  it('says no where one fail stops it, whatever is unknown', () => expect(starts(unknown, fail)).to.equal(false));
});
