import fs from 'node:fs';
import { lint, resolveRuleset } from '@hostlint/core';
import rules from '@hostlint/rules';
import { openSource } from '../../packages/cli/src/sources/open.js';

// Judges the root file system that is named, by all rules. What comes after the look at ".began" is the judging.
const [, , target = ''] = process.argv;
const presets = Object.keys(rules.presets ?? {}).filter(name => name !== 'recommended');
const ruleset = await resolveRuleset({ plugins: [rules], presets });
const source = await openSource(target);
fs.existsSync(`${target}/.began`);
const report = await lint(source, ruleset, { timeoutMs: 60_000 });
process.exitCode = report.findings.some(({ broken }) => broken) ? 1 : 0;
