import type { Argv } from '../changes.js';
import { RemedyError } from '../remedy-error.js';

/** What the user asked for. */
export interface SwitchRequest {
  /** A storage driver, or `containerd`: images are kept by containerd. */
  readonly target: string;
  readonly keepImages: boolean;
  /** What is known of a daemon that no service of this host starts, or that is not the one to switch. */
  readonly daemon: {
    readonly dataRoot?: string;
    readonly configFile?: string;
    readonly host?: string;
    readonly pidfile?: string;
  };
  readonly serviceStop: Argv | undefined;
  readonly serviceStart: Argv | undefined;
  readonly waitMs: number;
}

/** A program and its arguments: words between spaces, or a JSON list for words that hold some. No shell is involved. */
export function parseWords(option: string, text: string): Argv {
  const words: unknown = text.startsWith('[') ? parseList(option, text) : text.split(/\s+/).filter(word => word !== '');
  if (
    !Array.isArray(words) ||
    words.length === 0 ||
    words.some(word => typeof word !== 'string' || word.includes('\0'))
  )
    throw new RemedyError(`"--${option}" needs a program and its arguments`);
  if (!text.startsWith('[') && /["'`$|&;<>]/.test(text))
    throw new RemedyError(
      `"--${option}" is read by no shell; give the words as a JSON list, such as '["systemctl", "stop", "docker"]'`,
    );
  return words as unknown as Argv;
}

function parseList(option: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RemedyError(`"--${option}" begins as a JSON list and is none`, { cause: error });
  }
}
