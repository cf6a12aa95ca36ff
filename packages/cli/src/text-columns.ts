// eslint-disable-next-line no-control-regex
const colors = /\u001b\[[\d;]*m/g;
const plain = /^[ -~\u2019]*$/;

/**
 * Columns that a text takes on a terminal, its colours left out. Every character counts as one: what hostlint lays out itself is
 * Latin. The bundle puts this in the place of string-width, whose tables of emoji cost a third of the start-up time.
 */
export default function textColumns(text: string): number {
  return plain.test(text) ? text.length : [...text.replace(colors, '')].length;
}
