import type { Report } from '@hostlint/core';
import { expect } from 'chai';
import type { HelperThread } from '../environment.js';
import { crewHere, crewOfThreads, type Crew, type HelperAnswer, type HelperOrder } from './crew.js';
import type { HostEntry } from './host-entry.js';
import { createPacker, FindingPool } from './packed-reports.js';
import { unreadableReport } from './unreadable.js';

const policy = { failOn: 'error', unknown: 'fail' } as const;
const reportOf = (label: string): Report => unreadableReport(label, new Error('as it is'), [], policy);
const entries = (count: number): readonly HostEntry[] =>
  Array.from({ length: count }, (_, at) => ({ name: `h${at}`, target: `h${at}` }));

async function judged(crew: Crew, all: Iterable<HostEntry>): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await crew.judge(all, ({ name }, report) => {
    expect(found.has(name), name).to.equal(false);
    found.set(name, report.findings[0]?.message ?? '');
  });
  await crew.dismiss();
  return found;
}

/** A thread that dies of some hosts. */
function fakeThread(deadly: (name: string) => boolean, started: { count: number }): HelperThread {
  started.count += 1;
  const pack = createPacker();
  let answer: (answer: HelperAnswer) => void = () => undefined;
  let end: (error: Error) => void = () => undefined;
  let alive = true;
  return {
    send({ entries: all }: HelperOrder) {
      setImmediate(() => {
        if (!alive) return;
        if (all.some(({ name }) => deadly(name))) {
          alive = false;
          end(new Error('out of memory'));
        } else answer(pack(all.map(({ name }) => reportOf(name))));
      });
    },
    onAnswer: hear => (answer = hear),
    onEnd: hear => (end = hear),
    stop: () => Promise.resolve(),
  };
}

describe('a crew that judges hosts', () => {
  const unable = (label: string, error: unknown): Report => unreadableReport(label, error, [], policy);

  it('judges each once, in threads', async () => {
    const started = { count: 0 };
    const crew = crewOfThreads(() => fakeThread(() => false, started), 3, new FindingPool(), unable);
    expect((await judged(crew, entries(50))).size).to.equal(50);
    expect(started.count).to.equal(3);
  });

  it('loses no host to one that a thread dies of', async () => {
    const started = { count: 0 };
    const crew = crewOfThreads(
      () => fakeThread(name => name === 'h7' || name === 'h30', started),
      2,
      new FindingPool(),
      unable,
    );
    const found = await judged(crew, entries(50));
    expect(found.size).to.equal(50);
    const lost = [...found].filter(([, message]) => message === 'out of memory').map(([name]) => name);
    expect(lost).to.deep.equal(['h7', 'h30']);
  });

  it('has so many at a time and no more, here', async () => {
    let [now, most] = [0, 0];
    const judge = async ({ name }: HostEntry): Promise<Report> => {
      most = Math.max(most, ++now);
      await new Promise(resolve => setTimeout(resolve, 1));
      now--;
      return reportOf(name);
    };
    expect((await judged(crewHere(judge, 8, new FindingPool()), entries(40))).size).to.equal(40);
    expect(most).to.equal(8);
  });
});
