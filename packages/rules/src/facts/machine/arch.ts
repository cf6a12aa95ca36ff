import { defineFact, isUnknowable, maybe, UnknowableError, type TracedSource } from '@hostlint/core';
import { machineUserland, type Userland } from './userland.js';

/** The kernel's word for the processor: `x86_64`, `aarch64`. */
export const machineArch = defineFact({
  id: 'machine/arch',
  summary: 'The architecture, as `uname -m` prints it; on an image that of its programs.',
  reads: { commands: [['uname', '-m']] },
  needs: { userland: maybe(machineUserland) },
  async collect(host, { userland }): Promise<string> {
    const { stdout, off } = await ask(host);
    if (stdout !== '') return stdout;
    const arch = off && userland.known && userland.value ? archOf(userland.value) : undefined;
    if (arch === undefined)
      throw new UnknowableError('not-running', 'no kernel runs here that would tell its architecture');
    host.cite({ path: userland.known && userland.value ? userland.value.path : '/sbin/init' });
    return arch;
  },
});

async function ask(host: TracedSource): Promise<{ readonly stdout: string; readonly off: boolean }> {
  try {
    const result = await host.run(['uname', '-m']);
    return { stdout: result?.code === 0 ? result.stdout.trim() : '', off: result === undefined };
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return { stdout: '', off: true };
    throw error;
  }
}

// Programs for 32 bits run on kernels for 64 as well, and those for POWER and MIPS go by two names each.
const names: Readonly<Record<string, string>> = {
  x86: 'x86_64',
  arm: 'aarch64',
  s390: 's390x',
  riscv: 'riscv64',
  loongarch: 'loongarch64',
};

const archOf = ({ bits, machine }: Userland): string | undefined =>
  bits === 64 && machine !== null ? names[machine] : undefined;
