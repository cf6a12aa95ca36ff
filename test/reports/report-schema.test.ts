import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import rules from '@hostlint/rules';
import { lint, resolveRuleset, schemaProblem, type Plugin } from '@hostlint/core';
import { cannotTell, memorySource, type MemoryHost } from '@hostlint/core/testing';
import { toyPlugin } from '../scenarios/toy-plugin.js';

const path = new URL('../../packages/core/schema/report.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(path, 'utf8')) as object;

const hosts: Readonly<Record<string, MemoryHost>> = {
  'an empty host': {},
  'a host where nothing may be read': { files: { '/etc': cannotTell('denied'), '/proc': cannotTell('denied') } },
  'a rude host': { files: { '/etc/motd': 'go away', '/etc/guests': 'Ann\nMaximilian\n' } },
};

const judged: readonly (readonly [name: string, plugin: Plugin, presets: readonly string[]])[] = [
  ['a toy', toyPlugin, ['recommended', 'mishap']],
  ['the real rules', rules, ['all']],
];

describe('report.schema.json', () => {
  for (const [what, plugin, presets] of judged) {
    for (const [name, host] of Object.entries(hosts)) {
      it(`holds for the report of ${what} on ${name}`, async () => {
        const report = await lint(memorySource(host), await resolveRuleset({ plugins: [plugin], presets }));
        expect(await schemaProblem(schema, JSON.parse(JSON.stringify(report)))).to.equal(undefined);
      });
    }
  }
});
