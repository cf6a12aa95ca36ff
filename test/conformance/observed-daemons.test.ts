import { createFactStore, type Fact } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import rules from '@hostlint/rules';
import { expect } from 'chai';
import { hostOf, observations, type ObservedCase } from './observed-daemons.js';

interface Judged {
  readonly faults: readonly { readonly stops: boolean; readonly cause: string; readonly message: string }[];
  readonly undecided: readonly unknown[];
}

const daemonConfig = rules.facts?.find(({ id }) => id === 'docker/daemon-config') as Fact<Judged>;

async function disagreement(one: ObservedCase, line: string, version: string): Promise<string | undefined> {
  const real = one.observed[line];
  if (real === undefined || one.hazard !== undefined) return undefined;
  const store = createFactStore(memorySource(hostOf(one, version)), {
    settings: { engines: {}, judged: ['docker'] },
    timeoutMs: 1000,
  });
  const judged = await store.get(daemonConfig);
  if (!judged.known) return `${one.name}: unknown: ${judged.detail}`;
  const refusal = judged.value.faults.find(({ stops }) => stops);
  if (!refusal && judged.value.undecided.length > 0) return undefined;
  if ((real === true) === (refusal === undefined)) return undefined;
  return `${one.name}: dockerd ${real === true ? 'starts' : `says: ${real}`}; judged: ${refusal ? refusal.message : 'starts'}`;
}

describe('configurations that real daemons were seen to accept or refuse', () => {
  for (const [line, version] of Object.entries(observations.daemons)) {
    it(`judges them as dockerd ${version} did`, async () => {
      const all = await Promise.all(observations.cases.map(one => disagreement(one, line, version)));
      expect(all.filter(each => each !== undefined)).to.deep.equal([]);
    });
  }

  it('has cases enough, and few that cannot be told beforehand', () => {
    expect(observations.cases.length).to.be.greaterThan(900);
    expect(observations.cases.filter(({ hazard }) => hazard !== undefined).length).to.be.lessThan(5);
  });
});
