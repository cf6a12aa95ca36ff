import type { Result } from 'sarif';
import type { Finding } from '@hostlint/core';
import { messageOf } from './message.js';
import { Recurring } from './recurring.js';
import { resultOf, type ResultSettings, type Told } from './results.js';

/** Stand for what a host has of its own. A finding that has such a text itself gets no form. */
const marks = {
  label: '\ue000label\ue001',
  fingerprint: '\ue000fingerprint\ue001',
  index: String(2 ** 53 - 1),
} as const;
const anyMark = new RegExp(`(${Object.values(marks).join('|')})`);

/** Labels that are the same in JSON, are no part of any markup and are too short to have a message cut. */
const plainLabel = /^[\w.-]{1,200}$/;
const roomForLabel = 200;

/** The text of a result in which only the marks differ from host to host: every second part is one. */
type Form = readonly string[];

/** JSON of results. That of a finding which several hosts have is made once, and filled in for each. */
export class ResultTexts {
  readonly #forms = new Map<string, Recurring<Finding, { readonly form: Form | null }>>();
  readonly #toText: (result: Result) => string;

  constructor(toText: (result: Result) => string) {
    this.#toText = toText;
  }

  /** Adds the parts of a result's text. */
  write(told: Told, settings: ResultSettings, parts: string[]): void {
    const form = this.#formOf(told, settings);
    if (form) for (const [at, part] of form.entries()) parts.push(at % 2 === 0 ? part : filling(part, told, settings));
    else parts.push(this.#toText(resultOf(told, settings)));
  }

  #formOf(told: Told, settings: ResultSettings): Form | null {
    const { profile, waived, compared, label } = settings;
    // Elsewhere paths and ids depend on all that the host has.
    if (!profile.everything || !plainLabel.test(label)) return null;
    const kind = `${profile.reader} ${waived} ${compared}`;
    let forms = this.#forms.get(kind);
    if (!forms) this.#forms.set(kind, (forms = new Recurring()));
    return forms.of(told.finding, () => ({ form: this.#makeForm(told, settings) }))?.form ?? null;
  }

  #makeForm({ id, finding }: Told, settings: ResultSettings): Form | null {
    const most = settings.profile.most.message;
    const uncut = messageOf(finding, marks.label, Number.POSITIVE_INFINITY);
    if (messageOf(finding, marks.label, most - roomForLabel) !== uncut) return null;
    const identity = { fingerprint: marks.fingerprint, key: '' };
    const marked = { ...settings, label: marks.label, indexOf: () => Number(marks.index) };
    const form = this.#toText(resultOf({ id, finding, identity }, marked)).split(anyMark);
    const expected = ['index', ...(finding.status === 'fail' ? ['label'] : []), 'label', 'fingerprint', 'fingerprint'];
    const found = form.filter((_, at) => at % 2 === 1);
    return found.join() === expected.map(name => marks[name as keyof typeof marks]).join() ? form : null;
  }
}

function filling(mark: string, { id, identity }: Told, { label, indexOf }: ResultSettings): string {
  switch (mark) {
    case marks.label:
      return label;
    case marks.fingerprint:
      return identity.fingerprint;
    default:
      return String(indexOf(id));
  }
}
