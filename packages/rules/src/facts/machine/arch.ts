import { defineFact, UnknowableError } from '@hostlint/core';

/** The kernel's word for the processor: `x86_64`, `aarch64`. */
export const machineArch = defineFact({
  id: 'machine/arch',
  summary: 'The architecture, as `uname -m` prints it.',
  reads: { commands: [['uname', '-m']] },
  async collect(host): Promise<string> {
    const result = await host.run(['uname', '-m']);
    const arch = result?.code === 0 ? result.stdout.trim() : '';
    if (arch === '') throw new UnknowableError('not-running', 'no kernel runs here that would tell its architecture');
    return arch;
  },
});
