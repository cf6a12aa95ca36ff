import { expect } from 'chai';
import { editSamples } from './edit-samples.js';
import { applyEdit } from '../../packages/cli/src/remedy/plan/apply-edit.js';
import { EditRefusal } from '../../packages/cli/src/remedy/plan/edit-refusal.js';

describe('an edit of a file', () => {
  for (const { title, before, edit, after } of editSamples) {
    it(title, () => {
      if (after === null) expect(() => applyEdit(before, edit)).to.throw(EditRefusal);
      else expect(applyEdit(before, edit)).to.equal(after);
    });
    if (after !== null) it(`${title}, and twice is as once`, () => expect(applyEdit(after, edit)).to.equal(after));
  }
});

describe('an edit of a key of JSON', () => {
  const key = (name: string, value?: boolean) =>
    ({ kind: 'set-json-key', path: '/f', key: name.split('.'), ...(value !== undefined && { value }) }) as const;
  const cases: readonly (readonly [title: string, before: string | undefined, name: string, after: string])[] = [
    ['makes the file', undefined, 'icc', '{\n  "icc": false\n}\n'],
    ['fills an empty one', ' \n', 'a.b', '{\n  "a": {\n    "b": false\n  }\n}\n'],
    ['keeps how it is written', '{\n\t"x": [1,2],\n\t"icc" : true\n}', 'icc', '{\n\t"x": [1,2],\n\t"icc" : false\n}'],
  ];
  for (const [title, before, name, after] of cases)
    it(title, () => expect(applyEdit(before, key(name, false))).to.equal(after));
  it('takes it out', () => expect(applyEdit('{"a": 1, "icc": true}', key('icc'))).to.equal('{"a": 1}'));
  const refused: readonly (readonly [title: string, before: string | undefined, value: boolean | undefined])[] = [
    ['what Go takes for the same', '{"Icc": true}', false],
    ['a key twice', '{"icc": true, "icc": false}', false],
    ['comments', '{ /* why */ "icc": true }', false],
    ['a comma too many', '{"icc": true,}', false],
    ['a list', '[]', false],
    ['nothing to take it out of', undefined, undefined],
  ];
  for (const [title, before, value] of refused)
    it(`is refused: ${title}`, () => expect(() => applyEdit(before, key('icc', value))).to.throw(EditRefusal));
});
