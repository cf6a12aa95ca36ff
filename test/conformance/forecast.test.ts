import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { skipBecause } from '../skip-because.js';
import { findDaemons, obstacle } from './daemons.js';
import { bundleTool } from './forecast-bundle.js';
import type { Daemon, Scenario } from './namespace-script.js';
import { LayoutError, realDaemon, type DaemonAnswer } from './real-daemon.js';
import { cgroups } from './scenarios/cgroups.js';
import { driverScenarios } from './scenarios/drivers.js';
import { filesystems } from './scenarios/filesystems.js';
import { interactions } from './scenarios/interactions.js';
import { limits } from './scenarios/limits.js';
import { lsm } from './scenarios/lsm.js';
import { networks } from './scenarios/networks.js';
import { paths } from './scenarios/paths.js';
import { programs } from './scenarios/programs.js';

interface Forecast {
  readonly starts: boolean | null;
  readonly refusals: readonly string[];
  readonly storageDriver: string | null;
  readonly backingFilesystem: string | null;
  readonly supportsDType: boolean | null;
  readonly nativeOverlayDiff: boolean | null;
  readonly usingMetacopy: boolean | null;
}

const groups = { filesystems, paths, drivers: driverScenarios, limits, interactions, cgroups, lsm, networks, programs };
const atOnce = 2;
const reason = obstacle();

describe('the forecast and a real dockerd agree', function () {
  this.timeout(120_000);
  if (reason !== undefined) {
    it('on what it would do', function () {
      skipBecause(this, reason);
    });
    return;
  }
  const tool = bundleTool();
  for (const daemon of findDaemons()) {
    for (const [group, all] of Object.entries(groups)) {
      const scenarios = all.filter(({ onlyWith }: Scenario) => onlyWith === undefined || existsSync(onlyWith));
      describe(`${daemon.version}: ${group}`, () => {
        const results = runAll(daemon, scenarios, tool);
        for (const scenario of scenarios) {
          it(scenario.name.slice(0, 100), async function () {
            const result = await results(scenario);
            if (result instanceof LayoutError)
              skipBecause(this, `this kernel or these tools cannot lay it out: ${result.message}`);
            if (result instanceof Error) throw result;
            compare(result, scenario);
          });
        }
      });
    }
  }
});

function compare(answer: DaemonAnswer, scenario: Scenario): void {
  const report = JSON.parse(answer.look || '{}') as { readonly forecasts?: readonly Forecast[] };
  const forecast = report.forecasts?.[0];
  if (!forecast) throw new Error(`hostlint gave no forecast: ${answer.lookError}`);
  if (scenario.open && forecast.starts === null) return;
  const { starts, driver, backingFilesystem, supportsDType, nativeOverlayDiff, usingMetacopy } = answer;
  const real = { starts, storageDriver: driver, backingFilesystem, supportsDType, nativeOverlayDiff, usingMetacopy };
  const ours = Object.fromEntries(Object.keys(real).map(key => [key, forecast[key as keyof Forecast]]));
  expect(ours, answer.error ?? `dockerd starts; hostlint names ${forecast.refusals.join(', ')}`).to.deep.equal(real);
  expect(forecast.refusals.length > 0, 'a refusal has a rule that says why').to.equal(!starts);
  if (!starts && scenario.refusal !== undefined)
    expect(forecast.refusals, answer.error ?? '').to.include(scenario.refusal);
}

/** Starts a few ahead of the test that waits for them. */
function runAll(daemon: Daemon, scenarios: readonly Scenario[], tool: Promise<string>) {
  const started = new Map<Scenario, Promise<DaemonAnswer | Error>>();
  const start = (scenario: Scenario): Promise<DaemonAnswer | Error> => {
    const before = started.get(scenario);
    if (before) return before;
    const result = run(daemon, scenario, tool).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    started.set(scenario, result);
    return result;
  };
  return (scenario: Scenario): Promise<DaemonAnswer | Error> => {
    const at = scenarios.indexOf(scenario);
    for (const next of scenarios.slice(at, at + atOnce)) void start(next);
    return start(scenario);
  };
}

async function run(daemon: Daemon, scenario: Scenario, tool: Promise<string>): Promise<DaemonAnswer> {
  const look = [process.execPath, await tool, 'check', '--format', 'json', '--preset', 'docker', '--no-config'];
  if (daemon.root !== undefined) look.push('--engine', `docker@${daemon.version}`);
  return realDaemon(daemon, scenario, look);
}
