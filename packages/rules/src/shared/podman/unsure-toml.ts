import { UnknowableError } from '@hostlint/core';

/** For a text that some decoders of TOML take and some refuse. */
export const unsureToml = (file: string, line: number, message: string): UnknowableError =>
  new UnknowableError(
    'unsupported',
    `${file}, line ${line}: ${message}, which some versions of podman take and some refuse`,
  );
