import type { AnswersAtOnce } from '../source.js';
import { createInterner, type Interner } from './interner.js';
import { valueKey } from './value-key.js';
import { faultKey, type Asked } from './watched-source.js';

export type Verb = keyof AnswersAtOnce;

/** A question that may be put to every host. Equal questions are one object. */
export interface Question {
  readonly id: number;
  readonly verb: Verb;
  readonly words: readonly unknown[];
  /** The members of the answer that matter; `null`: all. */
  readonly members: readonly string[] | null;
}

/** Equal for equal answers to one question. */
export type AnswerKey = string | number;

export interface Questions {
  of(asked: Asked): Question;
  /** A host's answers to questions, each asked once. */
  on(host: AnswersAtOnce): (question: Question) => AnswerKey;
}

const longestText = 200;
const absent = -1;

export function createQuestions(interner: Interner = createInterner(24 * 1024 * 1024)): Questions {
  const questions = new Map<string, Question>();
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
      const members = looked && [...looked].sort();
      const key = JSON.stringify([verb, words, members]);
      let question = questions.get(key);
      if (!question) questions.set(key, (question = { id: questions.size, verb, words, members }));
      return question;
    },
    on(host) {
      const keys: (AnswerKey | undefined)[] = [];
      return question => (keys[question.id] ??= keyOf(host, question));
    },
  };
}
