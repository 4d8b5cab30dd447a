import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account, Media } from '../../../world/records.js';
import type { World } from '../../../world/world.js';
import { accountFor, accountsOf, sufferBehaviour, takePlannedFailure } from './graph-access.js';
import { GraphError, graphError, noSuchObject, parameterError, plannedError } from './graph-error.js';
import { objectOf } from './graph-objects.js';
import { isLinkAlive, mediaLink } from './media-link.js';
import { uploadProblem } from './media-limits.js';

/** Files up and down: upload, resolve to a five-minute address, delete. */
export function mediaRoutes(app: FastifyInstance, world: World, publicUrl: string | null): void {
  app.post<{ Params: { phoneNumberId: string } }>('/:phoneNumberId/media', async (request) => {
    const account = accountFor(world, request, request.params.phoneNumberId);
    await sufferBehaviour(account);
    const planned = takePlannedFailure(world, account, 'media');
    const { fields, file } = await readUpload(request);
    if (planned) throw plannedError(planned);
    if (fields['messaging_product'] !== 'whatsapp')
      throw parameterError('The parameter messaging_product is required.');
    if (!file) throw parameterError('The parameter file is required.');
    const mimeType = fields['type'] || file.mimeType;
    const problem = uploadProblem(mimeType, file.bytes.length);
    if (problem) throw problem.kind === 'type' ? parameterError(problem.details) : graphError(131053, problem.details);
    const media = world.media.add(
      { accountId: account.phoneNumberId, from: 'business', mimeType, fileName: file.fileName },
      file.bytes,
    );
    return { id: media.id };
  });

  app.delete<{ Params: { id: string } }>('/:id', async (request) => {
    const { media } = await open(request, request.params.id, 'delete');
    world.media.remove(media.id);
    return { success: true };
  });

  app.get<{ Params: { id: string }; Querystring: { fields?: string } }>('/:id', async (request) => {
    const { id } = request.params;
    return objectOf(world, request, id) ?? resolve(request, id);
  });

  async function resolve(request: FastifyRequest, id: string): Promise<Record<string, unknown>> {
    const { account, media } = await open(request, id, 'get');
    const planned = takePlannedFailure(world, account, 'media-url');
    if (planned) throw plannedError(planned);
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    const expiresAt = world.now() + account.behaviour.mediaUrlTtlMs;
    return {
      url: mediaLink(origin, media.id, expiresAt, account.appSecret),
      mime_type: media.mimeType,
      sha256: media.sha256Hex,
      file_size: media.size,
      id: media.id,
      messaging_product: 'whatsapp',
    };
  }

  async function open(
    request: FastifyRequest,
    id: string,
    method: 'get' | 'delete',
  ): Promise<{ account: Account; media: Media }> {
    const accounts = accountsOf(world, request);
    const media = world.media.find(id);
    const account = accounts.find((one) => one.phoneNumberId === media?.accountId);
    const asked = (request.query as Record<string, unknown>)['phone_number_id'];
    if (!media || !account || (asked !== undefined && asked !== account.phoneNumberId)) throw noSuchObject(id, method);
    await sufferBehaviour(account);
    return { account, media };
  }
}

/** The addresses that `resolve` hands out: they want the token too, and live five minutes. */
export function lookasideRoutes(app: FastifyInstance, world: World): void {
  type Query = { mid?: string; ext?: string; hash?: string };
  app.get<{ Querystring: Query }>('/whatsapp_business/attachments/', async (request, reply) => {
    const { mid = '', ext = '', hash = '' } = request.query;
    const media = world.media.find(mid);
    const account = accountOrNull(world, request, media);
    if (!account) return reply.code(401).type('text/plain').send('Unauthorized');
    if (!media || !isLinkAlive({ mid, ext, hash }, world.now(), account.appSecret)) {
      return reply.code(404).type('text/plain').send('Not Found');
    }
    await sufferBehaviour(account);
    return reply.type(media.mimeType).send(world.media.bytes(media));
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof GraphError) return reply.code(error.http).send(error.body);
    throw error;
  });
}

function accountOrNull(world: World, request: FastifyRequest, media: Media | null): Account | null {
  try {
    const accounts = accountsOf(world, request);
    return accounts.find((one) => one.phoneNumberId === media?.accountId) ?? accounts[0] ?? null;
  } catch {
    return null;
  }
}

interface Upload {
  fields: Record<string, string>;
  file: { bytes: Buffer; fileName: string; mimeType: string } | null;
}

/** The parts of a multipart body, in whatever order they come. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw parameterError('The request must be multipart/form-data.');
  const upload: Upload = { fields: {}, file: null };
  for await (const part of request.parts()) {
    if (part.type === 'field') upload.fields[part.fieldname] = String(part.value);
    else upload.file = { bytes: await part.toBuffer(), fileName: part.filename, mimeType: part.mimetype };
  }
  return upload;
}
