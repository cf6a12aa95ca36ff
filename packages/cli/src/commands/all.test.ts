import { expect } from 'chai';
import { commands } from './all.js';
import { commandNames } from './check.js';

describe('the commands', () => {
  it('are those whose names a target is told apart from', () => {
    const names = [...commands.map(({ name }) => name), 'completion'];
    expect([...commandNames].sort()).to.deep.equal(names.sort());
  });
});
