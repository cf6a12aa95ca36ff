import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseScenario, type Expectation } from './parse-scenario.js';
import { runInProcess } from './run-in-process.js';
import { toyPlugin } from './toy-plugin.js';

const folder = import.meta.dirname;

/** Writes what came out into the scenarios, for a reader to judge the difference: UPDATE_SCENARIOS=1 npm test. */
const update = process.env.UPDATE_SCENARIOS === '1';

describe('scenarios of the command line tool', () => {
  for (const name of readdirSync(folder).filter(file => file.endsWith('.scenario'))) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const scenario = parseScenario(text);

    it(`${name.replace('.scenario', '')}: ${scenario.title}`, async () => {
      const directory = mkdtempSync(join(tmpdir(), 'hostlint-scenario-'));
      const home = process.cwd();
      try {
        for (const [file, content] of Object.entries(scenario.files)) writeFileSync(join(directory, file), content);
        process.chdir(directory);
        const ran = await runInProcess(scenario.command, {
          ...scenario,
          workingDirectory: directory,
          plugins: [toyPlugin],
        });
        const portable = (output: string): string => output.replaceAll(directory, '{dir}');
        if (update) writeFileSync(path, updated(text, portable(ran.stdout), portable(ran.stderr), ran.status));
        else {
          meet(portable(ran.stdout), scenario.stdout, 'stdout');
          meet(portable(ran.stderr), scenario.stderr, 'stderr');
          expect(ran.status, 'status').to.equal(scenario.status);
        }
        for (const [file, expectation] of Object.entries(scenario.written)) {
          meet(portable(readFileSync(join(directory, file), 'utf8')), expectation, file);
        }
      } finally {
        process.chdir(home);
        rmSync(directory, { recursive: true, force: true });
      }
    });
  }
});

/** Without an expectation nothing may come. */
function meet(actual: string, expectation: Expectation | undefined, what: string): void {
  if (expectation === undefined || expectation.whole) {
    expect(actual, what).to.equal(expectation?.text ?? '');
    return;
  }
  for (const line of expectation.text.split('\n').filter(Boolean)) expect(actual, what).to.contain(line);
}

function updated(text: string, stdout: string, stderr: string, status: number): string {
  const sections = text
    .split(/^(?===== )/m)
    .filter(section => !/^==== (stdout|stderr|status)$/m.test(section.split('\n')[0] ?? ''));
  const partial = (name: string): boolean => sections.some(section => section.startsWith(`==== ${name} contains`));
  const added = [
    ...(stdout === '' || partial('stdout') ? [] : [`==== stdout\n${stdout}`]),
    ...(stderr === '' || partial('stderr') ? [] : [`==== stderr\n${stderr}`]),
    `==== status\n${status}\n`,
  ];
  return [...sections, ...added].join('');
}
