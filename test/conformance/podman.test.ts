import { skipBecause } from '../skip-because.js';
import { ahead } from './ahead.js';
import { layoutObstacle } from './daemons.js';
import { bundleTool } from './forecast-bundle.js';
import { LayoutError } from './real-daemon.js';
import { findPodmans, realPodman } from './real-podman.js';
import { configurations } from './scenarios/podman/configurations.js';
import { histories } from './scenarios/podman/histories.js';
import { hosts } from './scenarios/podman/hosts.js';
import { compareStorage } from './storage-answer.js';

const podmans = findPodmans();
const reason = podmans.length === 0 ? 'there is no podman: apt-get install podman crun' : layoutObstacle();

describe('the forecast and a real podman agree', function () {
  this.timeout(60_000);
  if (reason !== undefined) {
    it('on what it would do', function () {
      skipBecause(this, reason);
    });
    return;
  }
  const tool = bundleTool();
  for (const podman of podmans) {
    for (const [group, scenarios] of Object.entries({ hosts, histories, configurations })) {
      describe(`${podman.version}: ${group}`, () => {
        const answers = ahead(scenarios, 2, async scenario => {
          const look = [process.execPath, await tool, 'check', '--format', 'json', '--preset', 'podman', '--no-config'];
          if (podman.root !== undefined) look.push('--engine', `podman@${podman.version}`);
          return realPodman(podman, scenario, look);
        });
        for (const scenario of scenarios) {
          it(scenario.name, async function () {
            const answer = await answers(scenario);
            if (answer instanceof LayoutError)
              skipBecause(this, `this kernel or these tools cannot lay it out: ${answer.message}`);
            if (answer instanceof Error) throw answer;
            compareStorage(answer, scenario);
          });
        }
      });
    }
  }
});
