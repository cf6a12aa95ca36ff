import type { Finding } from '@hostlint/core';

/** A number with its noun: `1 rule`, `2 rules`; some nouns have no plural. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 || noun === 'info' || noun.endsWith(' info') ? '' : 's'}`;

export const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Before the message of what the baseline does not have. */
export const newMark = ({ baseline }: Finding): string => (baseline === 'new' ? '[new] ' : '');
