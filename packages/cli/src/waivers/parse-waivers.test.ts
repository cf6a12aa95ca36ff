import { expect } from 'chai';
import fc from 'fast-check';
import { UsageError } from '../usage-error.js';
import { parseWaivers } from './parse-waivers.js';

const rules = ['toy/greeting', 'toy/guests', 'toy/broken'];
const parse = (text: string) => parseWaivers(text, 'w.yaml', rules);
const rest = 'reason: Known.\n  owner: ops\n  expires: 2027-01-31\n';

const wrong: readonly (readonly [what: string, text: string, message: string])[] = [
  ['a mapping', 'rule: toy/guests', '1:1: waivers are a list; this is a mapping'],
  ['a text', '- toy/guests', '1:3: a waiver is a mapping with rule, hosts, reason, owner, expires; this is a text'],
  [
    'an alias',
    `- &a\n  rule: toy/guests\n  ${rest}- *a`,
    '6:3: a waiver is a mapping with rule, hosts, reason, owner, expires; this is an alias',
  ],
  ['an unknown key', '- rules: toy/guests', '1:3: unknown key "rules"; did you mean "rule"?'],
  ['a key twice', '- rule: toy/guests\n  rule: toy/greeting', '2:3: Map keys must be unique'],
  ['no rule', `- ${rest}`, '1:3: "rule" is missing'],
  ['an unknown rule', '- rule: toy/guest', '1:9: unknown rule "toy/guest"; did you mean "toy/guests"?'],
  ['no subject behind the mark', '- rule: toy/guests#', '1:9: the subject behind "#" is empty'],
  ['no reason', '- rule: toy/guests\n  owner: ops', '1:3: "reason" is missing; say why this may be let be'],
  ['an empty reason', '- rule: toy/guests\n  reason: " "', '2:11: "reason" is empty; say why this may be let be'],
  ['a reason that is a number', '- rule: toy/guests\n  reason: 4711', '2:11: "reason" must be a text'],
  ['no owner', '- rule: toy/guests\n  reason: Known.', '1:3: "owner" is missing; say who answers for it'],
  [
    'no end',
    '- rule: toy/guests\n  reason: x\n  owner: y',
    '1:3: "expires" is missing; write a day as YYYY-MM-DD, or never',
  ],
  [
    'a day that is none',
    '- rule: toy/guests\n  reason: x\n  owner: y\n  expires: 2026-02-30',
    '4:12: "2026-02-30" is no day of the calendar',
  ],
  [
    'a time',
    '- rule: toy/guests\n  reason: x\n  owner: y\n  expires: 2026-02-20T10:00:00Z',
    '4:12: "2026-02-20T10:00:00Z" is no day',
  ],
  ['a glob that is none', `- rule: toy/guests\n  hosts: [web-1, "web-["]\n  ${rest}`, '2:18: "web-[" is no glob'],
  ['no host at all', `- rule: toy/guests\n  hosts: []\n  ${rest}`, '2:10: "hosts" is an empty list'],
  [
    'a host that is a number',
    `- rule: toy/guests\n  hosts: 1\n  ${rest}`,
    '2:10: "hosts" must be a glob or a list of globs; this is a number',
  ],
  ['a negation without quotes', `- rule: toy/guests\n  hosts: !db-*\n  ${rest}`, '2:10: Unresolved tag: !db-*'],
  [
    'the same twice',
    `- rule: toy/guests\n  ${rest}- rule: toy/guests\n  ${rest}`,
    '5:3: the same rule is waived for the same hosts in line 1 already',
  ],
  ['a second document', '--- []\n--- []', '2:5: a second document begins'],
  ['what is no YAML', '- rule: "toy', '1:13: Missing closing "quote'],
  ['a tower of brackets', '['.repeat(200_000), ''],
];

describe('a file of waivers', () => {
  it('is a list', () => {
    const [first, second] = parse(
      `# known\n- rule: toy/guests#Ann\n  hosts: web-*\n  ${rest}- rule: toy/guests\n  reason: x\n  owner: y\n  expires: never\n`,
    );
    expect(first).to.deep.include({ rule: 'toy/guests', subject: 'Ann', hosts: ['web-*'] });
    expect(first?.waiver).to.deep.equal({
      reason: 'Known.',
      owner: 'ops',
      expires: '2027-01-31',
      file: 'w.yaml',
      line: 2,
    });
    expect([first?.concerns('web-1'), first?.concerns('db-1')]).to.deep.equal([true, false]);
    expect(second).to.deep.include({ rule: 'toy/guests', subject: null, hosts: null });
    expect(second?.waiver.expires).to.equal(null);
    expect(second?.concerns('any')).to.equal(true);
  });

  it('may be JSON, and may be empty', () => {
    const text = JSON.stringify([{ rule: 'toy/guests', reason: 'a\nb', owner: 'y', expires: 'never' }]);
    expect(parse(text)[0]?.waiver.reason).to.equal('a b');
    for (const nothing of ['', '# nothing yet\n', '---\n', '[]', '\ufeff']) expect(parse(nothing)).to.deep.equal([]);
  });

  for (const [what, text, message] of wrong) {
    it(`is refused with ${what}`, () => expect(() => parse(text)).to.throw(UsageError, `w.yaml:${message}`));
  }

  it('shows the line with a caret', () => {
    expect(() => parse('- rule: toy/guest')).to.throw('?\n  1 | - rule: toy/guest\n    |         ^');
  });

  it('is refused or read, whatever it is', () => {
    const piece = fc.constantFrom(
      '- ',
      'rule: ',
      'toy/guests',
      '\n',
      '  ',
      'reason: x',
      'owner: y',
      'expires: ',
      'never',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a',
      '!',
      '"',
      '#',
      ':',
      '|',
      '\t',
      '\u0000',
      '<<: ',
      '? ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map(parts => parts.join('')),
        ),
        text => {
          try {
            return parse(text).every(({ waiver }) => waiver.reason !== '' && waiver.owner !== '' && waiver.line > 0);
          } catch (error) {
            return error instanceof UsageError && /^w\.yaml:\d+:\d+: /.test(error.message);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
