import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Invalid } from '@guiche/kernel';

const missing = (): Invalid =>
  new Invalid('platform.file-missing', {}, [{ field: 'file', code: 'platform.field.required' }]);
const isRefusal = (error: unknown): boolean => typeof (error as { statusCode?: unknown }).statusCode === 'number';

/**
 * Hands the file of a form's field `file` to `store` while it comes in. A form that cannot be read, or breaks off, is
 * the sender's fault (400) and not ours; whatever `store` throws is passed on.
 */
export async function receiveFile<T>(
  request: FastifyRequest,
  store: (source: Readable, name: string) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw missing();
  const part = await request.file().catch((error: unknown) => {
    throw isRefusal(error) ? error : new Invalid('platform.malformed-request');
  });
  if (!part) throw missing();
  const { file, fieldname, filename } = part;
  // It may have broken off before anybody listens; whoever reads it is told then.
  file.on('error', () => undefined);
  try {
    if (fieldname !== 'file') throw missing();
    return await store(file, filename);
  } catch (error) {
    throw file.errored ? new Invalid('platform.malformed-request') : error;
  } finally {
    // What was refused is still coming in: let it pass, so that the answer reaches the sender.
    file.resume();
  }
}
