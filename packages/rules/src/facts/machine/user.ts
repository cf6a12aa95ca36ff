import { defineFact, UnknowableError } from '@hostlint/core';

/** The effective user id that hostlint runs with. */
export const machineUser = defineFact({
  id: 'machine/user',
  summary: 'The number of the user that looks at the host; 0 is root.',
  reads: { commands: [['id', '-u']] },
  async collect(host): Promise<number> {
    const result = await host.run(['id', '-u']);
    const id = result?.code === 0 ? Number(result.stdout.trim() || Number.NaN) : Number.NaN;
    if (!Number.isSafeInteger(id)) throw new UnknowableError('not-running', 'nobody looks at this host');
    return id;
  },
});
