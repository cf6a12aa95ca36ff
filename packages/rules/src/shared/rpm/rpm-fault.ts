/** Thrown for a database of rpm that does not hold together; rpm itself may read more of it. */
export class RpmFault extends Error {
  override readonly name = 'RpmFault';
}

/** More than any host has: a file that claims more is damaged or made to be. */
export const mostPackages = 100_000;
