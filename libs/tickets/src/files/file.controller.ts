import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, type Actor } from '@guiche/identity';
import { Public, receiveFile, Requires, TakesFiles } from '@guiche/platform/http';
import { mayBeShown, type ByteRange } from '@guiche/platform/storage';
import { ticketPermissions } from '../tickets.permissions.js';
import { byteRange } from './byte-range.js';
import { FileService } from './file.service.js';

/** A file that was uploaded and can be sent. */
export class UploadedFileResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  /** Found from the content. */
  @ApiProperty() contentType!: string;
  @ApiProperty() size!: number;
}

/** Files on their way out, and those of messages. */
@ApiTags('files')
@Controller('files')
export class FileController {
  constructor(private readonly files: FileService) {}

  /** One file in the field `file`. */
  @Post()
  @TakesFiles()
  @Requires(ticketPermissions.reply)
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: UploadedFileResponse })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<UploadedFileResponse> {
    const file = await receiveFile(request, (source, name) => this.files.upload(actor, source, name));
    return { id: file.id, name: file.name, contentType: file.contentType, size: file.size };
  }

  /** The file behind a link: whole, or the part that `Range` asks for. */
  @Get(':token')
  @Public('an <img> sends no token: the link is signed for one person, expires, and his scope is asked again')
  @ApiOkResponse({ description: 'The bytes', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  async get(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const file = await this.files.find(token);
    const range = byteRange(request.headers.range, file.size);
    if (range === 'unsatisfiable') {
      return reply.status(416).header('content-range', `bytes */${file.size}`).send();
    }
    const stream = await this.files.open(file.fileId, range);
    return reply
      .status(range ? 206 : 200)
      .headers(headersOf(file, range))
      .send(stream);
  }
}

/** A file from outside must never act as a page of ours, whatever is in it. */
function headersOf(
  { name, contentType, size }: { name: string | null; contentType: string; size: number },
  range: ByteRange | null,
): Record<string, string | number> {
  const shown = mayBeShown(contentType);
  const fileName = encodeURIComponent(name ?? 'file').replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return {
    'content-type': shown ? contentType : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${fileName}`,
    'content-length': range ? range.end - range.start + 1 : size,
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // The browser's own viewer of PDF does not start in a sandbox.
    'content-security-policy':
      contentType === 'application/pdf' ? "default-src 'none'; object-src 'self'" : "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=600',
  };
}
