import picomatch from 'picomatch';

const longestGlob = 500;

/**
 * Globs on labels as one question: whether one of them matches and none behind a `!` does. Throws where one is no glob.
 * Labels are names and not paths of files, but `*` ends at a slash all the same; `**` does not.
 */
export function hostGlobs(globs: readonly string[]): (label: string) => boolean {
  const wanted = globs.filter(glob => !glob.startsWith('!')).map(matcher);
  const unwanted = globs.filter(glob => glob.startsWith('!')).map(glob => matcher(glob.slice(1)));
  return label =>
    (wanted.length === 0 || wanted.some(matches => matches(label))) && !unwanted.some(matches => matches(label));
}

function matcher(glob: string): (label: string) => boolean {
  if (glob === '') throw new SyntaxError('it is empty');
  if (glob.length > longestGlob) throw new SyntaxError(`it has more than ${longestGlob} characters`);
  return picomatch(glob, { dot: true, nonegate: true, strictBrackets: true, debug: true, windows: false });
}
