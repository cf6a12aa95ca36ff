export { cannotTell, memorySource, type CannotTell, type MemoryHost, type MemoryNode } from './memory-source.js';
export { sourceContract, type ContractHost } from './source-contract.js';
export { testedFacts, testFact, type FactCase } from './test-fact.js';
export { known, testedRules, testRule, unknown, type FailCase, type RuleCase, type RuleCases } from './test-rule.js';
export { verdictChanges, type Verdict } from './verdict-changes.js';
