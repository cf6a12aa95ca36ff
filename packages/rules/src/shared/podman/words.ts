import type { Evidence } from '@hostlint/core';

export const noPodman = 'There is no podman here, and this run does not judge it.';

/** Where something is written: `/etc/containers/storage.conf, line 3`. */
export const placeOf = ({ path, line }: Evidence): string => (line === undefined ? path : `${path}, line ${line}`);
