import { SqliteFault } from './sqlite-fault.js';
import { readWriteAheadLog, type LoggedPages } from './write-ahead-log.js';

const magic = 'SQLite format 3\0';

/** The pages of a database as a reader sees them: those of its write-ahead log go before its own. Nothing is copied. */
export class SqlitePages {
  /** How many there are; a walk that needs more goes in circles. */
  readonly count: number;
  /** The bytes of a page that are used. */
  readonly usable: number;
  readonly #file: Uint8Array;
  readonly #log: Uint8Array;
  readonly #logged: LoggedPages | null;
  readonly #size: number;

  constructor(file: Uint8Array, log: Uint8Array = new Uint8Array()) {
    this.#file = file;
    this.#log = log;
    if (file.length < 100 || new TextDecoder().decode(file.subarray(0, magic.length)) !== magic)
      throw new SqliteFault('file is not a database');
    const size = (file[16] as number) * 256 + (file[17] as number);
    this.#size = size === 1 ? 65_536 : size;
    this.usable = this.#size - (file[20] as number);
    if (this.#size < 512 || (this.#size & (this.#size - 1)) !== 0 || this.usable < 480)
      throw new SqliteFault('file is not a database');
    this.#logged = readWriteAheadLog(log);
    if (this.#logged && this.#logged.pageSize !== this.#size)
      throw new SqliteFault('its log has pages of another size');
    this.count = this.#logged?.count ?? Math.floor(file.length / this.#size);
  }

  page(number: number): Uint8Array {
    if (number < 1 || number > this.count) throw new SqliteFault('a page lies beyond its end');
    const logged = this.#logged?.offsets.get(number);
    const start = logged ?? (number - 1) * this.#size;
    const bytes = (logged === undefined ? this.#file : this.#log).subarray(start, start + this.#size);
    if (bytes.length < this.#size) throw new SqliteFault('a page lies beyond its end');
    return bytes;
  }
}
