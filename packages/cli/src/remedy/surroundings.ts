import type { Environment } from '../environment.js';
import { booleanFlag, type Flags } from '../flags/flags.js';
import { UsageError } from '../usage-error.js';

/** Only root changes a host. */
export function refuseOthers({ user }: Environment, command: string): void {
  if (user?.uid !== 0) throw new UsageError('not-allowed', `\`hostlint ${command}\` changes this host; run it as root`);
}

/** Says on standard error what is being done. */
export const teller =
  ({ stderr }: Environment) =>
  (text: string): void =>
    void stderr.write(`hostlint: ${text}\n`);

/** Shows what is to be done and asks, unless the user has said yes. */
export async function confirmed(
  { flags, environment }: { readonly flags: Flags; readonly environment: Environment },
  plan: string,
): Promise<boolean> {
  if (booleanFlag(flags, 'yes') === true) return true;
  if (!environment.ask)
    throw new UsageError('not-allowed', 'there is no terminal to ask on; look at --dry-run, then give --yes');
  environment.stderr.write(plan);
  return environment.ask('Go ahead? [y/N] ');
}
