import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { reporters } from '../../packages/cli/src/reporters/reporters.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/reports.md'), 'utf8');

describe('docs/reports.md', () => {
  for (const name of Object.keys(reporters)) {
    it(`has ${name} in its table and a section about it`, () => {
      expect(page).to.match(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
      expect(page).to.match(new RegExp(`^## ${name}$`, 'm'));
    });
  }
});
