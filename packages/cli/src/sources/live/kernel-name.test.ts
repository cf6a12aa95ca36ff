import os from 'node:os';
import { expect } from 'chai';
import { kernelName } from './kernel-name.js';

describe('a name of the kernel', () => {
  for (const field of ['hostname', 'type', 'release', 'version', 'machine'] as const)
    it(`is what uname(2) says: ${field}`, () => {
      expect(kernelName(field)).to.equal(os[field]());
    });
});
