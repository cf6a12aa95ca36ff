import type { AnswersAtOnce } from '../source.js';
import { createInterner, type Interner } from './interner.js';
import { valueKey } from './value-key.js';
import { faultKey, type Asked } from './watched-source.js';

export type Verb = keyof AnswersAtOnce;

/** A question that may be put to every host. Equal questions are one object. */
export interface Question {
  readonly verb: Verb;
  readonly words: readonly unknown[];
  /** The members of the answer that matter; `null`: all. */
  readonly members: readonly string[] | null;
  /** Answered alike by hosts of one likeness. */
  readonly isAlike: boolean;
}

/** Equal for equal answers to one question. */
export type AnswerKey = string | number;

export interface Questions {
  of(asked: Asked): Question;
  /** A host's answers to questions, each asked once. */
  on(host: AnswersAtOnce, likeness?: object): (question: Question) => AnswerKey;
}

const likeMembers: ReadonlySet<string> = new Set(['type', 'mode', 'uid', 'gid']);

const isAlike = (verb: Verb, members: readonly string[] | null): boolean =>
  verb === 'list' ||
  verb === 'realpath' ||
  (verb === 'stat' && members !== null && members.every(name => likeMembers.has(name)));

const longestText = 200;
/** Hosts are asked some thousand, and some of them about what only they have. */
const mostQuestions = 100_000;
const absent = -1;

export function createQuestions(interner: Interner = createInterner(24 * 1024 * 1024)): Questions {
  const shelf = (): Map<string, Question[]> => new Map();
  /** By the first word: a path mostly. */
  const questions: Readonly<Record<Verb, Map<string, Question[]>>> = {
    read: shelf(),
    list: shelf(),
    stat: shelf(),
    realpath: shelf(),
    filesystem: shelf(),
    run: shelf(),
    get: shelf(),
    probe: shelf(),
    census: shelf(),
    about: shelf(),
  };
  let count = 0;
  const ofLikeness = new WeakMap<object, Map<Question, AnswerKey>>();
  const short = (text: string): AnswerKey => (text.length > longestText ? interner.ofText(text) : text);

  const keyOf = (host: AnswersAtOnce, { verb, words, members }: Question): AnswerKey => {
    let answer: unknown;
    try {
      answer = (host[verb] as (...words: readonly unknown[]) => unknown)(...words);
    } catch (error) {
      return faultKey(error);
    }
    if (answer === undefined) return absent;
    if (answer instanceof Uint8Array) return interner.ofBytes(answer);
    if (verb === 'list') return short((answer as readonly string[]).join('/'));
    if (members) return members.map(name => valueKey((answer as Readonly<Record<string, unknown>>)[name])).join(' ');
    return short(typeof answer === 'string' ? answer : (valueKey(answer) ?? ''));
  };

  return {
    of({ verb, words, looked }) {
      const first = String(words[0]);
      const shelf = questions[verb];
      let alike = shelf.get(first);
      if (!alike) shelf.set(first, (alike = []));
      let question = alike.find(one => isSame(one, words, looked));
      if (!question) {
        const members = looked && [...looked].sort();
        question = { verb, words, members, isAlike: isAlike(verb, members) };
        if (++count > mostQuestions) {
          count = 1;
          for (const one of Object.values(questions)) one.clear();
          shelf.set(first, (alike = []));
        }
        alike.push(question);
      }
      return question;
    },
    on(host, likeness) {
      const own = new Map<Question, AnswerKey>();
      let alike = own;
      if (likeness) {
        alike = ofLikeness.get(likeness) ?? new Map<Question, AnswerKey>();
        ofLikeness.set(likeness, alike);
      }
      return question => {
        const keys = question.isAlike ? alike : own;
        let key = keys.get(question);
        if (key === undefined) keys.set(question, (key = keyOf(host, question)));
        return key;
      };
    },
  };
}

function isSame({ words, members }: Question, others: readonly unknown[], looked: ReadonlySet<string> | null): boolean {
  if ((members === null) !== (looked === null)) return false;
  if (members && looked && (members.length !== looked.size || !members.every(name => looked.has(name)))) return false;
  if (words.length !== others.length) return false;
  return words.every((word, at) => {
    const other = others[at];
    return word === other || (typeof word === 'object' && JSON.stringify(word) === JSON.stringify(other));
  });
}
