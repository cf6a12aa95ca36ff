interface Seen {
  kind: 'value' | 'table' | 'array';
  explicit: boolean;
  /** Made by a dotted key. */
  dotted: boolean;
  readonly inside: Map<string, Seen>;
}

const fresh = (kind: Seen['kind'], explicit: boolean, dotted: boolean): Seen => ({
  kind,
  explicit,
  dotted,
  inside: new Map(),
});

/** What a document has defined already, and what may be defined again. Source: pelletier/go-toml v2.2.4 internal/tracker/seen.go. */
export class SeenKeys {
  private readonly root = fresh('table', false, false);
  private current = this.root;

  /** What is wrong with a table header; `undefined`: nothing. */
  header(keys: readonly string[], many: boolean): string | undefined {
    settle(this.current);
    let at = this.root;
    for (const key of keys.slice(0, -1)) {
      const found = at.inside.get(key);
      if (found?.kind === 'value') return `expected ${key} to be a table, not a value`;
      at = found ?? put(at, key, fresh('table', false, false));
    }
    const last = keys.at(-1) as string;
    const found = at.inside.get(last);
    if (!found) this.current = put(at, last, fresh(many ? 'array' : 'table', true, false));
    else if (many) {
      if (found.kind !== 'array') return `key ${last} already exists as a ${found.kind}, but should be an array table`;
      found.inside.clear();
      this.current = found;
    } else {
      if (found.kind !== 'table') return `key ${last} should be a table, not a ${found.kind}`;
      if (found.explicit) return `table ${last} already exists`;
      found.explicit = true;
      this.current = found;
    }
    return undefined;
  }

  /** What is wrong with a key that gets a value. */
  assignment(keys: readonly string[]): string | undefined {
    let at = this.current;
    for (const [index, key] of keys.entries()) {
      const found = at.inside.get(key);
      if (found) {
        if (index === keys.length - 1) return `key ${key} is already defined`;
        if (found.kind !== 'table') return `expected ${key} to be a table, not a ${found.kind}`;
        if (found.explicit) return `cannot redefine table ${key} that has already been explicitly defined`;
      }
      at = found ?? put(at, key, fresh('table', false, true));
    }
    at.kind = 'value';
    return undefined;
  }
}

function put(parent: Seen, key: string, seen: Seen): Seen {
  parent.inside.set(key, seen);
  return seen;
}

/** Tables of dotted keys are closed when the next header comes. */
function settle(seen: Seen): void {
  for (const inside of seen.inside.values()) {
    if (inside.dotted) {
      inside.explicit = true;
      inside.dotted = false;
    }
    settle(inside);
  }
}
