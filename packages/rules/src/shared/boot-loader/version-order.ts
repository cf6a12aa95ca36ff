/**
 * Compares versions, names of files and releases as boot loaders do: below 0 where `a` is older. `~` is older than nothing, then come
 * the end, `-`, `^`, `.`, letters and numbers. Anything else only separates.
 * Sources: the Boot Loader Specification, "Sorting"; UAPI.10 Version Format; systemd 258 src/fundamental/string-util-fundamental.c
 * strverscmp_improved. Red Hat's blscfg compares as rpm does, which comes to the same for releases of kernels.
 */
export function compareVersions(a: string, b: string): number {
  let [i, j] = [0, 0];
  for (;;) {
    while (i < a.length && !isMeant(a[i] as string)) i++;
    while (j < b.length && !isMeant(b[j] as string)) j++;
    for (const mark of ['~', 'end', '-', '^', '.']) {
      if (mark === 'end') {
        if (i < a.length && j < b.length) continue;
        return i < a.length ? 1 : j < b.length ? -1 : 0;
      }
      const [left, right] = [a[i] === mark, b[j] === mark];
      if (left !== right) return left ? -1 : 1;
      if (left) {
        i++;
        j++;
      }
    }
    const digits = isDigit(a[i]) || isDigit(b[j]);
    const [left, right] = [segment(a, i, digits), segment(b, j, digits)];
    const order = digits ? compareNumbers(left, right) : compareText(left, right);
    if (order !== 0) return order;
    i += left.length;
    j += right.length;
  }
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

const isMeant = (character: string): boolean => /[A-Za-z0-9~^.-]/.test(character);

function segment(text: string, start: number, digits: boolean): string {
  let end = start;
  while (end < text.length && (digits ? /\d/ : /[A-Za-z]/).test(text[end] as string)) end++;
  return text.slice(start, end);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A number is newer than none; else the longer one, without zeros in front. */
function compareNumbers(a: string, b: string): number {
  if (a === '' || b === '') return a.length - b.length;
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || compareText(left, right);
}
