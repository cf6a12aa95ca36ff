import { UnknowableError } from '../errors.js';
import type { Fact } from '../fact.js';
import { matchReads, type Question } from '../match-reads.js';
import type { HostSource } from '../source.js';
import { watchFacts } from '../traced-source.js';

const matchers = new WeakMap<Fact<unknown>, (question: Question) => boolean>();

/** A source that lets a fact ask what its `reads` name and breaks it when it asks anything else. */
export function holdToReads(host: HostSource, fact: Fact<unknown>): HostSource {
  const matches = matchers.get(fact) ?? matchReads(fact.reads ?? {});
  matchers.set(fact, matches);
  // Real paths that the host gave, and what was asked for: what is declared of a path holds of the place that it leads to.
  const leadsFrom = new Map<string, string>();
  const declared = (question: Question): boolean => {
    if (matches(question)) return true;
    if (!('path' in question) || question.verb === 'get') return false;
    return [...leadsFrom].some(([real, asked]) => {
      const isBelow = question.path === real || question.path.startsWith(`${real}/`);
      return isBelow && matches({ ...question, path: `${asked}${question.path.slice(real.length)}` });
    });
  };
  const hold = (question: Question): void => {
    if (!declared(question))
      throw new Error(`fact "${fact.id}" asks ${words(question)}, which its "reads" do not name`);
  };
  return {
    kind: host.kind,
    readAtMs: host.readAtMs,
    read: async (path, options = {}) => {
      hold({ verb: 'read', path, maxBytes: options.maxBytes });
      return host.read(path, options);
    },
    list: async (path, options = {}) => {
      hold({ verb: 'list', path, limit: options.limit });
      return host.list(path, options);
    },
    stat: async (path, options) => {
      hold({ verb: 'stat', path });
      return host.stat(path, options);
    },
    realpath: async path => {
      hold({ verb: 'realpath', path });
      const real = await host.realpath(path);
      if (real !== undefined && real !== path) leadsFrom.set(real, path);
      return real;
    },
    filesystem: async path => {
      hold({ verb: 'filesystem', path });
      return host.filesystem(path);
    },
    run: async command => {
      hold({ verb: 'run', command });
      return host.run(command);
    },
    get: async (socket, path) => {
      hold({ verb: 'get', socket, path });
      return host.get(socket, path);
    },
    census: async path => {
      hold({ verb: 'census', path });
      if (!host.census) throw new UnknowableError('unsupported', 'nothing is counted here');
      return host.census(path);
    },
    probe: async (name, path) => {
      hold({ verb: 'probe', name, path });
      return host.probe(name, path);
    },
  };
}

/** The question as a `reads` would name it. */
function words(question: Question): string {
  switch (question.verb) {
    case 'run':
      return `run ${question.command.join(' ')}`;
    case 'get':
      return `get ${question.socket} ${question.path}`;
    case 'probe':
      return `probe ${question.name} ${question.path}`;
    case 'read':
      return `read ${question.path}${question.maxBytes === undefined ? '' : ` (up to ${question.maxBytes} bytes)`}`;
    case 'list':
      return `list ${question.path}${question.limit === undefined ? '' : ` (up to ${question.limit} names)`}`;
    default:
      return `${question.verb} ${question.path}`;
  }
}

// Where facts are tested, they are held to what they declare.
watchFacts(holdToReads);
