import type { Evidence, Finding } from '@hostlint/core';

/** Which finding it is, for people: rule, subject, kernel. */
export function nameOf({ rule, subject, kernel }: Finding): string {
  const about = [...(subject === null ? [] : [subject]), ...(kernel === undefined ? [] : [`kernel ${kernel}`])];
  return about.length === 0 ? rule : `${rule} (${about.join(', ')})`;
}

/** The same in the form of settings and waivers: `rule#subject`. */
export const settingNameOf = ({ rule, subject }: Finding): string => (subject === null ? rule : `${rule}#${subject}`);

export const placeOf = ({ path, line, column }: Evidence): string =>
  [path, line, column].filter(part => part !== undefined).join(':');

/** Why a waived finding is let be, by whom and for how long. */
export function waiverText({ waiver }: Finding): string {
  if (!waiver) return '';
  const until = waiver.expires === null ? '' : ` until ${waiver.expires}`;
  return `waived by ${waiver.owner}${until}: ${waiver.reason}`;
}

const mostPlaces = 3;

/** All that is known of a finding, as lines of text: what, where it was seen, what to do. */
export function findingLines({ message, evidence, fix, cure }: Finding): readonly string[] {
  const places = evidence.slice(0, mostPlaces).map(seen => {
    const said = seen.text === undefined || seen.text === '' ? '' : `: ${seen.text}`;
    return `Seen: ${placeOf(seen)}${said}`;
  });
  const mend = fix ? [`Fix: ${fix.summary}`, ...fix.commands.map(command => `  ${command}`)] : [];
  return [...message.split('\n'), ...places, ...mend, ...(cure === null ? [] : [`Cure: ${cure}`])];
}

/** On one line, whatever it was on. */
export const oneLine = (text: string): string => text.replace(/\s*[\r\n]\s*/g, ' ');
