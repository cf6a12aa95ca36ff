import { expect } from 'chai';
import { ConfigurationError } from './errors.js';
import { definePlugin, type RuleSetting } from './plugin.js';
import { defineRule } from './rule.js';
import { resolveRuleset } from './ruleset.js';
import type { Severity } from './severity.js';

const rule = (id: string, severity: Severity, stops: readonly string[] = []) =>
  defineRule({
    id,
    meta: { title: '', why: '', fix: '', severity, sources: [], stops },
    needs: {},
    messages: {},
    check: ({ pass }) => pass(),
  });

const limited = defineRule({
  ...rule('a/limited', 'warning'),
  options: {
    type: 'object',
    properties: { percent: { type: 'integer', minimum: 0 }, mode: { enum: ['strict', 'lax'] } },
  },
  defaults: { percent: 5 },
});

const plugin = definePlugin({
  name: 'a',
  version: '1.0.0',
  rules: [rule('a/one', 'error'), rule('a/two', 'info'), limited, rule('a/stops', 'error', ['acme'])],
  presets: {
    base: { summary: '', rules: { 'a/one': 'on', 'a/two': 'on' }, engines: ['acme'] },
    strict: { summary: '', rules: { 'a/two': 'error', 'a/limited': ['warning', { percent: 10 }] } },
    typo: { summary: '', rules: { 'a/on': 'on' } },
  },
  forecasts: [
    { engine: 'acme', needs: {}, predict: () => ({}) as never },
    { engine: 'other', needs: {}, predict: () => ({}) as never },
  ],
});

const resolve = (presets: readonly string[], ...rules: Readonly<Record<string, RuleSetting>>[]) =>
  resolveRuleset({ plugins: [plugin], presets, rules });

const levels = async (presets: readonly string[], ...rules: Readonly<Record<string, RuleSetting>>[]) =>
  Object.fromEntries((await resolve(presets, ...rules)).rules.map(active => [active.rule.id, active.level]));

const fault = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(ConfigurationError);
  return `${(error as ConfigurationError).code}: ${(error as ConfigurationError).message}`;
};

describe('resolveRuleset', () => {
  it('takes a preset as it is, with each rule at its own severity', async () => {
    expect(await levels(['base'])).to.deep.equal({ 'a/one': 'error', 'a/two': 'info' });
  });

  it('lets a later preset win, and settings over presets, and later settings over earlier', async () => {
    expect(await levels(['base', 'strict'])).to.include({ 'a/two': 'error' });
    expect(await levels(['strict', 'base'])).to.include({ 'a/two': 'info' });
    expect(await levels(['base'], { 'a/one': 'info' })).to.include({ 'a/one': 'info' });
    expect(await levels(['base'], { 'a/one': 'info' }, { 'a/one': 'warning' })).to.include({ 'a/one': 'warning' });
  });

  it('leaves out what is off, and lets a setting bring a rule that no preset has', async () => {
    expect(await levels(['base'], { 'a/one': 'off', 'a/stops': 'warning' })).to.deep.equal({
      'a/two': 'info',
      'a/stops': 'warning',
    });
  });

  it('keeps options when only the level changes, and replaces them whole when given anew', async () => {
    const optionsAfter = async (...rules: Readonly<Record<string, RuleSetting>>[]) =>
      (await resolve(['strict'], ...rules)).rules.find(active => active.rule.id === 'a/limited')?.options;
    expect(await optionsAfter({ 'a/limited': 'error' })).to.deep.equal({ percent: 10 });
    expect(await optionsAfter({ 'a/limited': ['error', { mode: 'lax' }] })).to.deep.equal({ mode: 'lax' });
  });

  it('keeps the levels of single subjects apart', async () => {
    const [one] = (await resolve(['base'], { 'a/one#/var/lib': 'off' }, { 'a/one#x#y': 'info', 'a/one': 'warning' }))
      .rules;
    expect(one?.level).to.equal('warning');
    expect([...(one?.subjects ?? [])]).to.deep.equal([
      ['/var/lib', 'off'],
      ['x#y', 'info'],
    ]);
  });

  it('runs a rule of which only one subject is wanted', async () => {
    const { rules } = await resolve([], { 'a/one#x': 'error' });
    expect(rules.map(active => [active.rule.id, active.level])).to.deep.equal([['a/one', 'off']]);
  });

  it('judges the engines of its presets, and knows every rule that stops them', async () => {
    const { forecasts, stoppers } = await resolve(['base'], { 'a/stops': 'off' });
    expect(forecasts.map(({ engine }) => engine)).to.deep.equal(['acme']);
    expect(stoppers.map(active => active.rule.id)).to.deep.equal(['a/stops']);
    expect((await resolve(['strict'])).stoppers).to.deep.equal([]);
  });

  it('names the nearest preset, rule and level', async () => {
    expect(await fault(resolve(['bsae']))).to.equal('unknown-preset: unknown preset "bsae"; did you mean "base"?');
    expect(await fault(resolve(['typo']))).to.equal('unknown-rule: unknown rule "a/on"; did you mean "a/one"?');
    expect(await fault(resolve([], { limited: 'error' }))).to.equal(
      'unknown-rule: unknown rule "limited"; did you mean "a/limited"?',
    );
    expect(await fault(resolve([], { 'a/one': 'eror' as never }))).to.equal(
      'unknown-severity: unknown severity for rule "a/one" "eror"; did you mean "error"?',
    );
    expect(await fault(resolve(['constructor']))).to.contain('unknown preset "constructor"');
  });

  it('checks options, and names their path and what is allowed', async () => {
    const wrong = (options: object) =>
      fault(resolve([], { 'a/limited': ['error', options as Record<string, unknown>] }));
    expect(await wrong({ percent: -1 })).to.equal(
      'invalid-options: options of rule "a/limited": "percent" must be >= 0',
    );
    expect(await wrong({ mode: 'x' })).to.equal(
      'invalid-options: options of rule "a/limited": "mode" must be one of "strict", "lax"',
    );
    expect(await wrong({ percnt: 1 })).to.equal(
      'invalid-options: options of rule "a/limited": the value has no property "percnt"; allowed: "percent", "mode"',
    );
    expect(await fault(resolve([], { 'a/one': ['error', { x: 1 }] }))).to.equal(
      'invalid-options: rule "a/one" takes no options',
    );
  });
});
