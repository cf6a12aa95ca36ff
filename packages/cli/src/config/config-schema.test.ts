import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { schemaProblem } from '@hostlint/core';
import { checkLayer } from './check-layer.js';
import { layerSchema, optionsSchema } from './layer-schema.js';

interface EditorSchema {
  readonly $defs: Readonly<Record<string, { readonly properties?: Readonly<Record<string, object>> }>>;
}

const path = new URL('../../../core/schema/config.schema.json', import.meta.url);
const editor = JSON.parse(readFileSync(path, 'utf8')) as EditorSchema;

const layers: readonly (readonly [name: string, layer: object, fits: boolean])[] = [
  ['nothing', {}, true],
  ['presets by one name', { extends: 'docker' }, true],
  ['presets', { extends: ['docker', 'all'] }, true],
  ['a rule', { rules: { 'acme/rule': 'off' } }, true],
  [
    'options',
    { options: { failOn: 'never', unknown: 'warn', label: 'x', timeout: 0.5, probe: true, format: 'json' } },
    true,
  ],
  ['engines', { options: { engine: ['docker@28.5', 'containerd@2'] } }, true],
  ['waivers', { options: { waivers: 'a.yaml', waiverNotice: 0, failOnStaleWaivers: true } }, true],
  ['waivers in several files', { options: { waivers: ['a.yaml', 'b.yaml'] } }, true],
  ['a baseline', { options: { baseline: 'then.json', failOnNew: true } }, true],
  ['half a day of notice', { options: { waiverNotice: 0.5 } }, false],
  ['waivers in themselves', { options: { waivers: {} } }, false],
  ['an unknown key', { rule: {} }, false],
  ['an unknown option', { options: { failon: 'error' } }, false],
  ['a wrong level to fail on', { options: { failOn: 'fatal' } }, false],
  ['no time at all', { options: { timeout: 0 } }, false],
  ['a plugin that is a number', { plugins: [1] }, false],
  ['presets that are a number', { extends: 1 }, false],
];

describe('the shape of a configuration', () => {
  for (const [name, layer, fits] of layers) {
    it(`${fits ? 'takes' : 'refuses'} ${name}, here and in editors`, async () => {
      const own = await checkLayer(layer, 'here').then(
        () => true,
        () => false,
      );
      const root = {
        ...editor.$defs.layer,
        $defs: { ...editor.$defs, ruleNames: {}, presetNames: { enum: ['docker', 'all'] } },
      };
      const inEditor = (await schemaProblem(root, layer)) === undefined;
      expect([own, inEditor]).to.deep.equal([fits, fits]);
    });
  }

  it('has the same keys here and in editors', () => {
    expect(Object.keys(editor.$defs.layer?.properties ?? {})).to.have.members(Object.keys(layerSchema.properties));
    expect(Object.keys(editor.$defs.options?.properties ?? {})).to.have.members(Object.keys(optionsSchema.properties));
  });
});
