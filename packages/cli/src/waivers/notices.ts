import type { StaleWaiver } from '@hostlint/core';
import { counted } from '../reporters/pretty/words.js';
import type { WaiverUse } from './apply-waivers.js';
import { daysBetween } from './calendar.js';
import { waives } from './waiver-entry.js';

/** What people should know of the waivers of a run. */
export interface Notice {
  readonly text: string;
  /** It can have a part in the exit code, so that --quiet says it too. */
  readonly decides: boolean;
}

export interface NoticeSettings {
  readonly today: string;
  /** Days before it expires from which a waiver is spoken of. */
  readonly noticeDays: number;
  readonly staleFails: boolean;
}

export const staleWaivers = (uses: readonly WaiverUse[]): readonly StaleWaiver[] =>
  uses.filter(({ stale }) => stale).map(({ entry }) => ({ waives: waives(entry), ...entry.waiver }));

/** One for each waiver that has expired, is about to, or covers nothing. */
export const waiverNotices = (uses: readonly WaiverUse[], settings: NoticeSettings): readonly Notice[] =>
  uses.flatMap(use => noticeOf(use, settings) ?? []);

function noticeOf({ entry, covered, expired, stale }: WaiverUse, settings: NoticeSettings): Notice | undefined {
  const { expires, owner, file, line } = entry.waiver;
  const name = `${file}:${line}: the waiver for "${waives(entry)}"`;
  const hosts = [...new Set(covered)];
  const where = `${counted(covered.length, 'finding')} of ${hosts.length > 3 ? counted(hosts.length, 'host') : hosts.join(', ')}`;
  if (stale) {
    const others = entry.hosts === null || entry.hosts.length > 1 || /[*?[{(!]/.test(entry.hosts.join(''));
    const text = `${name} covers nothing in this run; remove it${others ? ' if no other host needs it' : ''}`;
    return { text, decides: settings.staleFails };
  }
  if (covered.length === 0 || expires === null) return undefined;
  if (expired) {
    const again = covered.length === 1 ? 'counts' : 'count';
    return {
      text: `${name} ended on ${expires}, and ${where} ${again} again; mend it, or ask ${owner}`,
      decides: true,
    };
  }
  const days = daysBetween(settings.today, expires);
  if (days > settings.noticeDays) return undefined;
  const when = days === 0 ? 'today is its last day' : `it ends in ${counted(days, 'day')}, after ${expires}`;
  return { text: `${name} covers ${where}, and ${when}; ask ${owner}`, decides: false };
}
