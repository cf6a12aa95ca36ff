/**
 * Whether text for a stream is coloured: what the user says on the command line, then NO_COLOR (no-color.org: any value but the
 * empty one), then FORCE_COLOR (force-color.org; 0 and false mean no), then whether the stream is a terminal that can.
 */
export function wantsColor(
  flag: boolean | undefined,
  variables: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (flag !== undefined) return flag;
  const { NO_COLOR, FORCE_COLOR, TERM } = variables;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
