import type { Interrupts, RestartService } from '@hostlint/core';
import { wayFor, type KnownOrNot } from './by-distribution.js';

const interrupted: Readonly<Record<string, Interrupts>> = {
  docker: 'docker',
  containerd: 'containerd',
};

/** Restarts a unit of systemd. */
export const restartOf = (unit: string): RestartService => ({
  kind: 'restart-service',
  manager: 'systemd',
  service: unit,
  interrupts: interrupted[unit.endsWith('.service') ? unit.slice(0, -'.service'.length) : unit] ?? 'nothing',
});

/** Restarts an engine, by the service manager that this distribution comes with. */
export const restartEngine = (engine: 'docker' | 'containerd', os: KnownOrNot): RestartService =>
  wayFor<RestartService>(os, {
    alpine: { kind: 'restart-service', manager: 'openrc', service: engine, interrupts: engine },
    other: restartOf(`${engine}.service`),
  });
