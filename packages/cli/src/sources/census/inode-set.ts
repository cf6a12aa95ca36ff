/**
 * Inode numbers, as a hash table of words of 32 neighbours each: file systems give out inodes side by side, so that most words hold
 * many, and five million of them take some megabytes. Numbers of 64 bits come as two halves, which loses none of them.
 */
export class InodeSet {
  size = 0;
  #capacity = 1024;
  #high = new Uint32Array(this.#capacity);
  #low = new Uint32Array(this.#capacity);
  #words = new Uint32Array(this.#capacity);
  #used = 0;
  #last = 0;

  /** Whether it is new. */
  add(high: number, low: number): boolean {
    const key = low >>> 5;
    const bit = 1 << (low & 31);
    let at = this.#last;
    // Neighbours come one after another.
    if (this.#words[at] === 0 || this.#low[at] !== key || this.#high[at] !== high) at = this.#find(high, key);
    this.#last = at;
    const word = this.#words[at] ?? 0;
    if ((word & bit) !== 0) return false;
    this.#words[at] = word | bit;
    this.size++;
    if (word === 0) this.#fill(at, high, key);
    return true;
  }

  #find(high: number, key: number): number {
    const mask = this.#capacity - 1;
    let at = ((Math.imul(key, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 3) & mask;
    while (this.#words[at] !== 0 && (this.#low[at] !== key || this.#high[at] !== high)) at = (at + 1) & mask;
    return at;
  }

  #fill(at: number, high: number, key: number): void {
    this.#high[at] = high;
    this.#low[at] = key;
    this.#used++;
    if (this.#used > this.#capacity * 0.7) this.#grow();
  }

  #grow(): void {
    const [high, low, words] = [this.#high, this.#low, this.#words];
    this.#capacity *= 2;
    this.#high = new Uint32Array(this.#capacity);
    this.#low = new Uint32Array(this.#capacity);
    this.#words = new Uint32Array(this.#capacity);
    for (let from = 0; from < words.length; from++) {
      const word = words[from] ?? 0;
      if (word === 0) continue;
      const at = this.#find(high[from] ?? 0, low[from] ?? 0);
      this.#high[at] = high[from] ?? 0;
      this.#low[at] = low[from] ?? 0;
      this.#words[at] = word;
    }
    this.#last = 0;
  }
}
