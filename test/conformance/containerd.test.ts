import { expect } from 'chai';
import { skipBecause } from '../skip-because.js';
import { ahead } from './ahead.js';
import type { ContainerdBinary, ContainerdScenario } from './containerd-script.js';
import { layoutObstacle } from './daemons.js';
import { bundleTool } from './forecast-bundle.js';
import { findContainerds, realContainerd, type ContainerdAnswer } from './real-containerd.js';
import { LayoutError } from './real-daemon.js';
import { configurations } from './scenarios/containerd/configurations.js';
import { hosts } from './scenarios/containerd/hosts.js';

interface Forecast {
  readonly starts: boolean | null;
  readonly refusals: readonly string[];
  readonly storageDriver: string | null;
}

const daemons = findContainerds();
const reason = daemons.length === 0 ? 'there is no containerd: apt-get install containerd' : layoutObstacle();

describe('the forecast and a real containerd agree', function () {
  this.timeout(60_000);
  if (reason !== undefined) {
    it('on what it would do', function () {
      skipBecause(this, reason);
    });
    return;
  }
  const tool = bundleTool();
  for (const daemon of daemons) {
    for (const [group, scenarios] of Object.entries({ configurations, hosts })) {
      describe(`${daemon.version}: ${group}`, () => {
        const answers = ahead(scenarios, 3, async scenario => run(daemon, scenario, await tool));
        for (const scenario of scenarios) {
          it(scenario.name, async function () {
            const answer = await answers(scenario);
            if (answer instanceof LayoutError)
              skipBecause(this, `this kernel or these tools cannot lay it out: ${answer.message}`);
            if (answer instanceof Error) throw answer;
            compare(answer, scenario, daemon.version);
          });
        }
      });
    }
  }
});

async function run(daemon: ContainerdBinary, scenario: ContainerdScenario, tool: string): Promise<ContainerdAnswer> {
  const look = [process.execPath, tool, 'check', '--format', 'json', '--preset', 'containerd', '--no-config'];
  if (daemon.root !== undefined) look.push('--engine', `containerd@${daemon.version}`);
  return realContainerd(daemon, scenario, look);
}

/** A default snapshotter is said where its plugin loads, and only there. */
function compare(
  { outcome, plugins, look, lookError, log }: ContainerdAnswer,
  { open, ...scenario }: ContainerdScenario,
  version: string,
): void {
  const report = JSON.parse(look || '{}') as { readonly forecasts?: readonly Forecast[] };
  const forecast = report.forecasts?.find(one => 'refusals' in one);
  if (!forecast) throw new Error(`hostlint gave no forecast: ${lookError}`);
  const { starts, refusals, storageDriver } = forecast;
  if (open && starts === null) return;
  const lastLine = log.trim().split('\n').at(-1) ?? '';
  expect(starts, `${lastLine}; hostlint names ${refusals.join(', ')}`).to.equal(outcome === 'starts');
  expect(refusals.length > 0, 'a refusal has a rule that says why').to.equal(starts === false);
  if (outcome !== 'starts') return;
  const since20 = version.startsWith('1.') ? undefined : scenario.snapshotterSince20;
  const asked = since20 ?? scenario.snapshotter ?? 'overlayfs';
  const loaded = plugins.get(`io.containerd.snapshotter.v1.${asked}`) === 'ok';
  expect(storageDriver, `the snapshotter ${asked}`).to.equal(loaded ? asked : null);
}
