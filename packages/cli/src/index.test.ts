import { expect } from 'chai';
import * as core from '@hostlint/core';
import * as testing from '@hostlint/core/testing';
import * as rules from '@hostlint/rules';
import * as cli from './index.js';

const publicNames = {
  '@hostlint/core': {
    module: core,
    names: [
      'ConfigurationError',
      'UnknowableError',
      'answerPromptly',
      'asPromises',
      'cleanText',
      'createFactStore',
      'createMemory',
      'defaultExitPolicy',
      'defineFact',
      'defineForecast',
      'defineHostDescription',
      'definePlugin',
      'definePresetChoice',
      'defineRule',
      'describeReads',
      'exitCodeOf',
      'exitCodeOfFinding',
      'factOf',
      'indexPlugins',
      'interruptsOf',
      'isAtLeast',
      'isEdit',
      'isLevel',
      'isUnknowable',
      'joinLimits',
      'judge',
      'levels',
      'lint',
      'matchReads',
      'maybe',
      'nearestName',
      'parseEngineVersion',
      'mergeReads',
      'readsOf',
      'resolveRuleset',
      'reviseReport',
      'schemaProblem',
      'severities',
      'uniqueEvidence',
      'weighs',
      'worstExitCode',
    ],
  },
  '@hostlint/core/testing': {
    module: testing,
    names: [
      'cannotTell',
      'known',
      'memorySource',
      'sourceContract',
      'testFact',
      'testRule',
      'testedFacts',
      'testedRules',
      'unknown',
      'verdictChanges',
    ],
  },
  '@hostlint/rules': { module: rules, names: ['default'] },
  hostlint: { module: cli, names: ['TargetError', 'defineConfig', 'openSource', 'reporters'] },
};

describe('what the packages let others use', () => {
  for (const [name, { module, names }] of Object.entries(publicNames)) {
    it(`${name} has these names and no others`, () => {
      expect(Object.keys(module).sort()).to.deep.equal([...names].sort());
    });
  }
});
