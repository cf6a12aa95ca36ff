import { expect } from 'chai';
import type { Rule } from '@hostlint/core';
import { rulesOfAreas } from './rules-of-areas.js';

describe('rulesOfAreas', () => {
  it('takes the rules of the areas named and no other', () => {
    const rules = ['docker/storage-driver', 'docker-desktop/memory', 'kernel/overlay'].map(id => ({ id }) as Rule);
    expect(rulesOfAreas(rules, ['docker', 'storage'])).to.deep.equal({ 'docker/storage-driver': 'on' });
  });
});
