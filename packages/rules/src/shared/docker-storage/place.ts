import type { Evidence } from '@hostlint/core';

/** Where something is written: `/etc/docker/daemon.json, line 3`. */
export const placeOf = ({ path, line }: Evidence): string => (line === undefined ? path : `${path}, line ${line}`);
