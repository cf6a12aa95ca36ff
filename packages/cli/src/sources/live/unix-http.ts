import { UnknowableError } from '@hostlint/core';
import { absentOrThrow, codeOf } from './fault.js';

const mostBytes = 4 * 1024 * 1024;

/** HTTP GET over a Unix socket, bounded in time and size. `undefined`: no socket there, or one that nobody listens on any more. */
export async function getOverSocket(
  socketPath: string,
  path: string,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<Uint8Array | undefined> {
  const { request } = process.getBuiltinModule('node:http');
  const bound = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([bound, options.signal]) : bound;
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      const asked = request(
        { socketPath, path, method: 'GET', agent: false, signal, headers: { Host: 'localhost' } },
        response => {
          const chunks: Buffer[] = [];
          let length = 0;
          response.on('data', (chunk: Buffer) => {
            length += chunk.length;
            chunks.push(chunk);
            if (length <= mostBytes) return;
            reject(
              new UnknowableError('malformed', `"${socketPath}" answers ${path} with more than ${mostBytes} bytes`),
            );
            response.destroy();
          });
          response.on('error', reject);
          response.on('end', () => {
            const status = response.statusCode ?? 0;
            if (status === 200) resolve(new Uint8Array(Buffer.concat(chunks)));
            else
              reject(
                new UnknowableError(
                  status === 403 ? 'denied' : 'unsupported',
                  `"${socketPath}" answers ${path} with HTTP ${status}`,
                ),
              );
          });
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    if (bound.aborted) {
      throw new UnknowableError(
        'timed-out',
        `"${socketPath}" gave no answer to ${path} within ${options.timeoutMs / 1000} s`,
      );
    }
    if (codeOf(error) === 'ECONNREFUSED') return undefined;
    if (codeOf(error)?.startsWith('HPE_'))
      throw new UnknowableError('malformed', `"${socketPath}" does not speak HTTP`);
    return absentOrThrow(error, socketPath);
  }
}
