import { expect } from 'chai';
import type { Rule } from '@hostlint/core';
import { presetRules } from './preset-rules.js';

const rule = (id: string, presets?: readonly string[]): Rule => ({ id, meta: presets ? { presets } : {} }) as Rule;

describe('presetRules', () => {
  it('takes the rules of the areas named and no other', () => {
    const rules = ['docker/storage-driver', 'docker-desktop/memory', 'kernel/overlay'].map(id => rule(id));
    expect(presetRules(rules, 'docker', ['docker', 'storage'])).to.deep.equal({ 'docker/storage-driver': 'on' });
  });

  it('takes a rule that names its presets for those alone', () => {
    const rules = [rule('kernel/docker-min-version', ['docker']), rule('security/cve', ['hardening', 'podman'])];
    expect(presetRules(rules, 'podman', ['kernel', 'podman'])).to.deep.equal({ 'security/cve': 'on' });
  });
});
