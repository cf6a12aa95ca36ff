import type { HostSource, PluginIndex } from '@hostlint/core';
import { RemedyError } from '../remedy-error.js';
import { askDocker, type AskFact, type FactsOptions } from './docker-facts.js';
import { findDaemon } from './find-daemon.js';
import type { SwitchRequest } from './request.js';
import { shadowedHost, type Shadows } from './shadowed-host.js';
import { unitShadows } from './synthetic-unit.js';

/** The daemon as it is now, and the host as it is to be looked at for it. */
export interface PresentDocker {
  readonly ask: AskFact;
  readonly shadows: Shadows;
  readonly options: FactsOptions;
  /** Whether what starts it was read off its process or the command line, and off no unit. */
  readonly byProcess: boolean;
}

export interface Reading {
  readonly index: PluginIndex;
  readonly timeoutMs: number;
}

/**
 * Finds out which daemon is meant. Usually it is the one that a service of this host starts; a daemon at places of its own, or one that
 * is started otherwise, is judged by the arguments that its process shows, or by those that the user gives where none runs.
 */
export async function presentDocker(
  host: HostSource,
  request: SwitchRequest,
  reading: Reading,
): Promise<PresentDocker> {
  const { index, timeoutMs } = reading;
  const none: FactsOptions = { engines: {}, timeoutMs };
  const usual = askDocker(host, index, none);
  const given = Object.values(request.daemon).some(value => value !== undefined);
  const byProcess = given || request.serviceStart !== undefined || (await managerOf(usual)) === 'none';
  if (!byProcess) return { ask: usual, shadows: new Map(), options: none, byProcess };
  const found = findDaemon(request);
  const command = found ?? {
    binary: (await binaryOf(usual)) ?? '/usr/bin/dockerd',
    words: wordsOf(request.daemon),
    driver: undefined,
  };
  const shadows = unitShadows(command);
  const first = askDocker(shadowedHost(host, shadows), index, none);
  const version = found ? (await first('docker/running-daemon'))?.version : undefined;
  const options: FactsOptions = { engines: version ? { docker: version } : {}, timeoutMs };
  return { ask: askDocker(shadowedHost(host, shadows), index, options), shadows, options, byProcess };
}

async function managerOf(ask: AskFact): Promise<string> {
  try {
    return (await ask('docker/daemon-arguments')).manager;
  } catch (error) {
    if (error instanceof RemedyError) return 'none';
    throw error;
  }
}

async function binaryOf(ask: AskFact): Promise<string | null> {
  try {
    return (await ask('docker/engine')).binary;
  } catch (error) {
    if (error instanceof RemedyError) return null;
    throw error;
  }
}

const wordsOf = ({ dataRoot, configFile, host, pidfile }: SwitchRequest['daemon']): readonly string[] =>
  Object.entries({ 'data-root': dataRoot, 'config-file': configFile, host, pidfile }).flatMap(([flag, value]) =>
    value === undefined ? [] : [`--${flag}`, value],
  );
