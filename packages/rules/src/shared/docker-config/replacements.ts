const replacements: Readonly<Record<string, string>> = {
  graph: 'write "data-root" instead',
  'oom-score-adjust': 'set OOMScoreAdjust= in docker.service instead',
  'api-cors-header': 'let a reverse proxy set CORS headers',
  'cluster-store': 'use swarm mode instead of an external key-value store',
  'cluster-store-opts': 'use swarm mode instead of an external key-value store',
  'cluster-advertise': 'use swarm mode instead of an external key-value store',
  'allow-nondistributable-artifacts': 'pushing such layers is allowed without it since 28.0',
};

/** What takes the place of an option that was removed. */
export const replacementOf = (key: string | undefined): string | undefined =>
  key === undefined ? undefined : replacements[key];
