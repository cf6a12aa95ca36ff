import { existsSync } from 'node:fs';
import { skipBecause } from '../skip-because.js';
import { ahead } from './ahead.js';
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
import { compareStorage } from './storage-answer.js';

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
        const results = ahead(scenarios, atOnce, scenario => run(daemon, scenario, tool));
        for (const scenario of scenarios) {
          it(scenario.name.slice(0, 100), async function () {
            const result = await results(scenario);
            if (result instanceof LayoutError)
              skipBecause(this, `this kernel or these tools cannot lay it out: ${result.message}`);
            if (result instanceof Error) throw result;
            compareStorage(result, scenario);
          });
        }
      });
    }
  }
});

async function run(daemon: Daemon, scenario: Scenario, tool: Promise<string>): Promise<DaemonAnswer> {
  const look = [process.execPath, await tool, 'check', '--format', 'json', '--preset', 'docker', '--no-config'];
  if (daemon.root !== undefined) look.push('--engine', `docker@${daemon.version}`);
  return realDaemon(daemon, scenario, look);
}
