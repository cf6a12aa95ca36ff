import type { Fix, Json, RestartService } from '@hostlint/core';
import type { DaemonConfig, Setting } from '../docker-config/daemon-config.js';
import { withSteps } from './by-distribution.js';

/**
 * Gives the fix the step that sets a key of daemon.json, or takes it out. Only where the file sets it already or nothing does: beside the same
 * setting among its arguments dockerd refuses to start.
 */
export function settingKey(
  given: Fix,
  { configFile }: DaemonConfig,
  setting: Pick<Setting<unknown>, 'origin' | 'evidence'>,
  key: readonly string[],
  value: Json | undefined,
  restart: RestartService,
): Fix {
  const { origin, evidence } = setting;
  const ownFile = origin === 'default' || (origin === 'file' && evidence?.path === configFile);
  if (!ownFile || configFile === '') return given;
  return withSteps(
    given,
    { kind: 'set-json-key', path: configFile, key, ...(value !== undefined && { value }) },
    restart,
  );
}
