import { defineFact, UnknowableError } from '@hostlint/core';

const path = '/proc/driver/nvidia/version';

/** The version of the loaded NVIDIA kernel module as its numbers, such as [550, 54]; `null` where none is loaded. */
export const gpuDriver = defineFact({
  id: 'acme/gpu-driver',
  summary: 'The version of the loaded NVIDIA kernel module.',
  reads: { files: [path] },
  async collect(host) {
    const bytes = await host.read(path, { maxBytes: 64 * 1024 });
    if (!bytes) return null;
    const [line = ''] = new TextDecoder().decode(bytes).split('\n', 1);
    const version = /Kernel Module(?: for \S+)? {1,4}(\d{1,5})\.(\d{1,5})/.exec(line);
    if (!version) throw new UnknowableError('malformed', `${path} names no version`);
    host.cite({ path, line: 1, text: line });
    return [Number(version[1]), Number(version[2])];
  },
});
