import { defineFact, isUnknowable, UnknowableError, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** The time by the host's own clock. A record of the host holds it, so a record that is judged later is judged as of then. */
export interface MachineClock {
  readonly unixSeconds: number;
}

// 2015: a clock that says less was never set.
const earliest = 1_420_070_400;

/** Source: proc(5): `btime` of /proc/stat is the time of boot in seconds since 1970, /proc/uptime the seconds since. */
export const machineClock = defineFact({
  id: 'machine/clock',
  summary:
    'The time by the clock of the host, from the moment of boot and the time since; of a host that does not run the time when it was read.',
  reads: { files: ['/proc/stat', '/proc/uptime'] },
  volatile: ['unixSeconds'],
  async collect(host): Promise<MachineClock> {
    const { stat, uptime, isOff } = await ask(host);
    if (isOff && host.readAtMs !== undefined) return { unixSeconds: host.readAtMs / 1000 };
    if (!stat || !uptime) throw new UnknowableError('not-running', 'no kernel runs here that would tell the time');
    const boot = /^btime (\d{1,15})$/m.exec(decodeText(stat))?.[1];
    const since = /^(\d{1,12})(?:\.\d+)? /.exec(decodeText(uptime))?.[1];
    if (boot === undefined || since === undefined)
      throw new UnknowableError('malformed', '/proc/stat or /proc/uptime does not tell the time');
    const unixSeconds = Number(boot) + Number(since);
    if (unixSeconds < earliest) throw new UnknowableError('malformed', 'the clock of this host was never set');
    return { unixSeconds };
  },
});

interface Told {
  readonly stat?: Uint8Array | undefined;
  readonly uptime?: Uint8Array | undefined;
  /** The source says that nothing runs. */
  readonly isOff: boolean;
}

async function ask(host: TracedSource): Promise<Told> {
  try {
    return { stat: await host.read('/proc/stat'), uptime: await host.read('/proc/uptime'), isOff: false };
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return { isOff: true };
    throw error;
  }
}
