/** What `add` tells of an inode: whether it was seen in this part, in another part alone, or never. */
export const seenHere = 0;
export const seenElsewhere = 1;
export const seenNever = 2;

/**
 * Inode numbers, as a hash table of words of 32 neighbours each: file systems give out inodes side by side, so that most words hold
 * many, and five million of them take some megabytes. Numbers of 64 bits come as two halves, which loses none of them. Beside all that
 * were ever seen it knows those of the part that is counted now.
 */
export class InodeSet {
  size = 0;
  #part = 0;
  #capacity = 4096;
  #high = new Uint32Array(this.#capacity);
  #low = new Uint32Array(this.#capacity);
  #words = new Uint32Array(this.#capacity);
  /** Those of the part that `#parts` names; of any other part there are none yet. */
  #own = new Uint32Array(this.#capacity);
  #parts = new Uint32Array(this.#capacity);
  #used = 0;
  #last = 0;

  /** From now on another part is counted. */
  nextPart(): void {
    this.#part++;
  }

  add(high: number, low: number): number {
    const key = low >>> 5;
    const bit = 1 << (low & 31);
    let at = this.#last;
    // Neighbours come one after another.
    if (this.#words[at] === 0 || this.#low[at] !== key || this.#high[at] !== high) at = this.#find(high, key);
    this.#last = at;
    const word = this.#words[at] as number;
    const own = this.#parts[at] === this.#part ? (this.#own[at] as number) : 0;
    if ((own & bit) !== 0) return seenHere;
    this.#own[at] = own | bit;
    this.#parts[at] = this.#part;
    if ((word & bit) !== 0) return seenElsewhere;
    this.#words[at] = word | bit;
    this.size++;
    if (word === 0) this.#fill(at, high, key);
    return seenNever;
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
    const [high, low, words, own, parts] = [this.#high, this.#low, this.#words, this.#own, this.#parts];
    this.#capacity *= 2;
    this.#high = new Uint32Array(this.#capacity);
    this.#low = new Uint32Array(this.#capacity);
    this.#words = new Uint32Array(this.#capacity);
    this.#own = new Uint32Array(this.#capacity);
    this.#parts = new Uint32Array(this.#capacity);
    for (let from = 0; from < words.length; from++) {
      const word = words[from] as number;
      if (word === 0) continue;
      const at = this.#find(high[from] as number, low[from] as number);
      this.#high[at] = high[from] as number;
      this.#low[at] = low[from] as number;
      this.#words[at] = word;
      this.#own[at] = own[from] as number;
      this.#parts[at] = parts[from] as number;
    }
    this.#last = 0;
  }
}
