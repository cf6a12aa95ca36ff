import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdMetadataDb } from '../../facts/containerd/metadata-db.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { startVerdict } from '../../shared/containerd-start/verdict.js';
import { startContainerd, stopContainerd } from '../../shared/fixes/containerd-service.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const metadataDb = defineRule({
  id: 'containerd/metadata-db',
  meta: {
    title: 'containerd can open its database.',
    why: 'What containerd knows of images, containers and snapshots is in meta.db. Where that is no database containerd starts with hardly a service; where it is cut off or damaged bbolt crashes, and containerd with it; where another process holds it locked, containerd waits.',
    fix: 'Restore meta.db from a backup, or move it away and pull the images anew: without it all images and containers are unknown to containerd.',
    severity: 'error',
    sources: [
      'etcd-io/bbolt v1.3.6, v1.4.0 db.go Open, mmap; page.go; freelist.go read',
      'containerd v1.6.20 services/server/server.go LoadPlugins; v2.1.9 plugins/metadata/plugin.go',
      'containerd 1.6.20, 1.7.24 and 2.1.9 on databases of other content and cut off at each page',
    ],
    stops: ['containerd'],
  },
  needs: { database: containerdMetadataDb, config: containerdConfig, start: containerdStart, os: maybe(osRelease) },
  messages: {
    invalid: '{path} is no database of bbolt: containerd starts, but neither images nor containers nor CRI work.',
    locked:
      '{path} is held locked by {name} (process {pid}): containerd would wait for it without end, and systemd would give it up.',
    crash: '{path} is {how}: containerd crashes when it opens it.',
  },
  check({ facts: { database, config, start, os }, pass, fail, notApplicable }) {
    const { path, state, lockedBy } = database;
    if (lockedBy && !config.boltTimeout && !config.disabled.some(({ name }) => name === 'metadata.v1.bolt')) {
      const fix = {
        summary: 'End the process that holds the database, or give that one a root of its own.',
        commands: [`ps -fp ${lockedBy.pid}`, startContainerd(os)],
      };
      return fail('locked', { path, ...lockedBy }, { evidence: [{ path: '/proc/locks' }], fix });
    }
    if (state === 'no-file') return notApplicable('There is no database yet.');
    if (state === 'unread') return notApplicable(`${path} is too large to be read at each check.`);
    if (state === 'sound' || state === 'empty') return pass({ evidence: [{ path }] });
    const fix = {
      summary:
        'Restore the database from a backup, or move it away: containerd makes a new one, and images are pulled anew.',
      commands: [stopContainerd(os), `mv ${shellWord(path)} ${shellWord(`${path}.old`)}`, startContainerd(os)],
    };
    const details = { evidence: [{ path }], fix };
    if (state === 'invalid') return fail('invalid', { path }, { ...details, stops: [] });
    const how = state === 'cut-off' ? 'cut off' : 'damaged';
    const stops = startVerdict(start, 'metadata').is === 'refused' ? ['containerd'] : [];
    return fail('crash', { path, how }, { ...details, stops });
  },
});
