import { defineRule } from '@hostlint/core';
import { dockerEngine } from '../../facts/docker/engine.js';

export const engineVersion = defineRule({
  id: 'docker/engine-version',
  meta: {
    title: 'The version of Docker that is judged is the one on this host.',
    why: 'Which options and storage drivers dockerd knows differs from version to version. Where its binary cannot be asked, as in an image, the newest known version is judged.',
    fix: 'Name the version with --engine docker@VERSION.',
    severity: 'info',
    sources: ['dockerd --version'],
  },
  needs: { engine: dockerEngine },
  messages: { assumed: '{binary} could not be asked for its version; it is judged as Docker {version}.' },
  check({ facts: { engine }, pass, fail, notApplicable }) {
    if (engine.judgedFor === 'given') return notApplicable(`Docker ${engine.version} was asked for.`);
    if (engine.binary === null) return notApplicable('There is no dockerd on this host.');
    if (engine.judgedFor === 'found') return pass();
    const fix = { summary: 'Name the version to judge.', commands: ['hostlint --engine docker@28.5'] };
    return fail(
      'assumed',
      { binary: engine.binary, version: engine.version },
      { evidence: [{ path: engine.binary }], fix },
    );
  },
});
