import type { HostSource, Question } from '@hostlint/core';

const textLimit = 1024 * 1024;

/** A source that writes down what it is asked, and which absolute paths stand in the texts that it gives. */
export function listen(host: HostSource, asked: Question[], named: Set<string>): HostSource {
  const hear = <T>(question: Question, answer: T): T => {
    asked.push(question);
    return answer;
  };
  return {
    kind: host.kind,
    read: async (path, options) => {
      const bytes = await hear({ verb: 'read', path, maxBytes: options?.maxBytes }, host.read(path, options));
      if (bytes && bytes.length < textLimit) for (const one of pathsIn(new TextDecoder().decode(bytes))) named.add(one);
      return bytes;
    },
    list: (path, options) => hear({ verb: 'list', path, limit: options?.limit }, host.list(path, options)),
    stat: (path, options) => hear({ verb: 'stat', path }, host.stat(path, options)),
    realpath: async path => {
      const real = await hear({ verb: 'realpath', path }, host.realpath(path));
      if (real !== undefined && real !== path) named.add(real);
      return real;
    },
    filesystem: path => hear({ verb: 'filesystem', path }, host.filesystem(path)),
    run: command => hear({ verb: 'run', command }, host.run(command)),
    get: (socket, path) => hear({ verb: 'get', socket, path }, host.get(socket, path)),
    probe: (name, path) => hear({ verb: 'probe', name, path }, host.probe(name, path)),
  };
}

/** Words that begin with a slash, wherever a word may begin in a configuration file. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=^|[\s"'=:,[-])\/[^\s"',:;\]\\]{1,200}/gm)].map(([path]) => path.replace(/^\/{2,}/, '/'));
