import type { Report } from '@hostlint/core';
import type { HelperThread } from '../environment.js';
import type { HostEntry } from './host-entry.js';
import type { HostJudge } from './host-judge.js';
import {
  createPacker,
  createUnpacker,
  type FindingPool,
  type PackedReports,
  type UnpackReports,
} from './packed-reports.js';

/** Judges hosts, however many at a time, and says of each when it is done. */
export interface Crew {
  judge(entries: AsyncIterable<HostEntry> | Iterable<HostEntry>, done: Done): Promise<void>;
  /** Ends what it holds. */
  dismiss(): Promise<void>;
}

export type Done = (entry: HostEntry, report: Report) => void;

/** In this very thread, a few at a time: worth it where most of the time is waiting. */
export function crewHere(judge: HostJudge, atATime: number, pool: FindingPool): Crew {
  const pack = createPacker();
  const unpack = createUnpacker(pool);
  return {
    async judge(entries, done) {
      const busy = new Set<Promise<void>>();
      for await (const entry of entries) {
        const one = judge(entry).then(report => {
          busy.delete(one);
          for (const slim of unpack(pack([report]))) done(entry, slim);
        });
        busy.add(one);
        if (busy.size >= atATime) await Promise.race(busy);
      }
      await Promise.all(busy);
    },
    dismiss: () => Promise.resolve(),
  };
}

/** What a thread is sent, and what it answers. */
export interface HelperOrder {
  readonly entries: readonly HostEntry[];
}
export type HelperAnswer = PackedReports | { readonly failed: string };

interface Slot {
  thread: HelperThread;
  unpack: UnpackReports;
  /** Orders that were sent and not answered, the oldest first. */
  readonly sent: (readonly HostEntry[])[];
}

/** Hosts of an order: a message costs as much as a host that is like another. First small ones, so that all threads have work. */
const orderSize = (sent: number): number => (sent < 64 ? 4 : 16);
/** So that a thread has its next order when it is done with one. */
const ordersAhead = 2;

/** In threads of their own. A thread that dies takes no host with it but the one that it died of. */
export function crewOfThreads(
  start: () => HelperThread,
  count: number,
  pool: FindingPool,
  unable: (label: string, error: unknown) => Report,
): Crew {
  const slots: Slot[] = [];
  const again: HostEntry[] = [];
  let wake: () => void = () => undefined;
  let fatal: Error | undefined;
  let take: Done = () => undefined;

  const employ = (slot: Slot): void => {
    slot.thread.onAnswer(answer => {
      if ('failed' in answer) {
        fatal ??= new Error(answer.failed);
      } else {
        const entries = slot.sent.shift() ?? [];
        for (const [index, report] of slot.unpack(answer).entries()) take(entries[index] as HostEntry, report);
      }
      wake();
    });
    slot.thread.onEnd(error => {
      const [first = [], ...others] = slot.sent.splice(0);
      if (first.length === 1) take(first[0] as HostEntry, unable((first[0] as HostEntry).name, error));
      else again.push(...first);
      again.push(...others.flat());
      replace(slot);
      wake();
    });
  };
  const replace = (slot: Slot): void => {
    slot.thread = start();
    slot.unpack = createUnpacker(pool);
    employ(slot);
  };
  const changed = (): Promise<void> => new Promise(resolve => (wake = resolve));
  const send = async (entries: readonly HostEntry[]): Promise<void> => {
    for (;;) {
      if (fatal) throw fatal;
      const [free] = slots
        .filter(({ sent }) => sent.length < ordersAhead)
        .sort((a, b) => a.sent.length - b.sent.length);
      if (free) {
        free.sent.push(entries);
        free.thread.send({ entries });
        return;
      }
      await changed();
    }
  };

  return {
    async judge(entries, done) {
      take = done;
      for (let number = 0; number < count; number++) {
        const slot: Slot = { thread: start(), unpack: createUnpacker(pool), sent: [] };
        slots.push(slot);
        employ(slot);
      }
      let order: HostEntry[] = [];
      let ordered = 0;
      for await (const entry of entries) {
        order.push(entry);
        if (order.length < orderSize(ordered)) continue;
        ordered += order.length;
        await send(order);
        order = [];
      }
      if (order.length > 0) await send(order);
      while (again.length > 0 || slots.some(({ sent }) => sent.length > 0)) {
        const [entry] = again.splice(0, 1);
        // One by one, so that the host that a thread dies of is found.
        if (entry) await send([entry]);
        else if (fatal) throw fatal;
        else await changed();
      }
    },
    async dismiss() {
      await Promise.all(slots.map(({ thread }) => thread.stop()));
    },
  };
}
