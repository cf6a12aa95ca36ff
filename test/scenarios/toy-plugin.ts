import { defineFact, defineForecast, definePlugin, defineRule, maybe, type Plugin } from '@hostlint/core';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const greeting = defineFact({
  id: 'toy/greeting',
  summary: 'What /etc/motd says.',
  privileges: 'Root, where /etc/motd is not for everybody.',
  reads: { files: ['/etc/motd'] },
  async collect(host) {
    const bytes = await host.read('/etc/motd');
    const text = bytes === undefined ? null : decode(bytes);
    if (text !== null) host.cite({ path: '/etc/motd', line: 1, text: text.split('\n')[0] ?? '' });
    return text;
  },
});

const guests = defineFact({
  id: 'toy/guests',
  summary: 'The names in /etc/guests, one a line.',
  reads: { files: ['/etc/guests'] },
  async collect(host) {
    const bytes = await host.read('/etc/guests');
    return bytes === undefined ? [] : decode(bytes).split('\n').filter(Boolean);
  },
});

const greetingKind = defineRule({
  id: 'toy/greeting-kind',
  meta: {
    title: 'The greeting is kind.',
    why: 'People who are not greeted kindly do not come back, and a host without guests is of no use.',
    fix: 'Write a kind word into /etc/motd.',
    severity: 'error',
    sources: ['motd(5)', 'common sense'],
    stops: ['docker'],
    securitySeverity: 4,
    tags: ['manners'],
  },
  needs: { greeting },
  messages: { rude: 'The greeting "{text}" is rude, and guests stay away.' },
  check({ facts, pass, fail, notApplicable }) {
    if (facts.greeting === null) return notApplicable('There is no /etc/motd.');
    if (!facts.greeting.includes('go away')) return pass();
    const fix = {
      summary: 'Greet kindly.',
      commands: ["printf 'Welcome\\n' > /etc/motd"],
      steps: [{ kind: 'write-file', path: '/etc/motd', text: 'Welcome\n' }],
    } as const;
    return fail('rude', { text: facts.greeting.trim() }, { fix });
  },
});

const guestNames = defineRule({
  id: 'toy/guest-names',
  meta: {
    title: 'Every guest has a name of fitting length.',
    why: 'Long names do not fit on the badge.',
    fix: 'Shorten the name in /etc/guests.',
    severity: 'warning',
    sources: ['the badge'],
  },
  needs: { guests },
  messages: { long: '{guest} has more than {most} letters.' },
  options: {
    type: 'object',
    properties: { most: { type: 'integer', minimum: 1, description: 'Letters that fit on the badge.' } },
  },
  defaults: { most: 5 },
  check({ facts, options, pass, fail, notApplicable }) {
    if (facts.guests.length === 0) return notApplicable('There are no guests.');
    return facts.guests.map(guest =>
      guest.length <= options.most
        ? pass({ subject: guest })
        : fail('long', { guest, most: options.most }, { subject: guest }),
    );
  },
});

const broken = defineRule({
  id: 'toy/broken',
  meta: { title: 'The rule works.', why: 'It does not.', fix: 'Mend the rule.', severity: 'info', sources: ['itself'] },
  needs: { guests },
  messages: {},
  check() {
    throw new RangeError('the toy came apart');
  },
});

/** A small plugin in place of the real rules, so that scenarios show the command line tool and nothing else. */
export const toyPlugin: Plugin = definePlugin({
  name: 'toy',
  version: '1.0.0',
  rules: [greetingKind, guestNames, broken],
  facts: [greeting, guests],
  presets: {
    recommended: {
      summary: 'Manners.',
      rules: { 'toy/greeting-kind': 'on', 'toy/guest-names': 'on' },
      engines: ['docker'],
    },
    mishap: { summary: 'A rule that breaks, among others.', rules: { 'toy/broken': 'on', 'toy/guest-names': 'on' } },
  },
  examples: async () => ({
    rules: {
      'toy/guest-names': {
        fail: [{ name: 'Bartholomew', message: 'long' }],
        pass: ['Ann'],
        notApplicable: ['an empty house'],
        unknown: [],
      },
    },
    facts: { 'toy/guests': ['two guests', 'no list'] },
  }),
  reporters: { 'toy-shout': { summary: 'Loud.', format: ({ host }) => `${host.label.toUpperCase()}!\n` } },
  forecasts: [
    defineForecast({
      engine: 'docker',
      needs: { greeting: maybe(greeting) },
      predict: () => ({
        version: '28.5.2',
        installed: true,
        storageDriver: 'overlay2',
        backingFilesystem: 'extfs',
        supportsDType: true,
        nativeOverlayDiff: true,
        usingMetacopy: false,
      }),
    }),
  ],
  host: {
    needs: {},
    describe: () => ({ kernel: '6.1.0-37-amd64', os: 'debian 12', arch: 'x86_64' }),
  },
});
