import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, type Actor } from '@guiche/identity';
import {
  Creates,
  ExpectedVersion,
  ListOf,
  ListQuery,
  receiveFile,
  Requires,
  TakesFiles,
  UpdateBody,
  UuidParam,
} from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { documentPermissions } from '../organisation.permissions.js';
import { downloadHeaders } from '../download-headers.js';
import {
  CreateDocumentDto,
  DocumentFileResponse,
  DocumentResponse,
  toFileResponse,
  UpdateDocumentDto,
} from './document.dto.js';
import { documentList } from './document.list.js';
import { DocumentService } from './document.service.js';

const form = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };

/** Documents over HTTP. */
@Controller('documents')
export class DocumentController {
  constructor(private readonly documents: DocumentService) {}

  @Get()
  @Requires(documentPermissions.list)
  @ListOf(DocumentResponse)
  list(@ListQuery(documentList) request: ListRequest): Promise<Page<DocumentResponse>> {
    return this.documents.list(request);
  }

  @Get(':id')
  @Requires(documentPermissions.list)
  get(@UuidParam('id') id: string): Promise<DocumentResponse> {
    return this.documents.get(id);
  }

  /** Its file. */
  @Get(':id/file')
  @Requires(documentPermissions.list)
  @ApiOkResponse({ description: 'The bytes', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  async open(@UuidParam('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { file, bytes } = await this.documents.open(id);
    return reply.headers({ ...downloadHeaders(file), 'cache-control': 'private, no-store' }).send(bytes);
  }

  /** One file in the field `file`, for a document that is going to be made. */
  @Post('files')
  @TakesFiles()
  @Requires(documentPermissions.create)
  @ApiBody({ schema: form })
  @ApiCreatedResponse({ type: DocumentFileResponse })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<DocumentFileResponse> {
    return toFileResponse(await receiveFile(request, (source, name) => this.documents.upload(actor, source, name)));
  }

  /** One file in the field `file`, for a document that is there; a PUT with its id puts it in place of the old one. */
  @Post(':id/files')
  @TakesFiles()
  @Requires(documentPermissions.update)
  @ApiBody({ schema: form })
  @ApiCreatedResponse({ type: DocumentFileResponse })
  async uploadNext(
    @UuidParam('id') id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<DocumentFileResponse> {
    await this.documents.get(id);
    return toFileResponse(await receiveFile(request, (source, name) => this.documents.upload(actor, source, name)));
  }

  @Post()
  @Creates()
  @Requires(documentPermissions.create)
  create(@CurrentActor() actor: Actor, @Body() body: CreateDocumentDto): Promise<DocumentResponse> {
    return this.documents.create(actor, body);
  }

  @Put(':id')
  @Requires(documentPermissions.update)
  update(
    @UuidParam('id') id: string,
    @CurrentActor() actor: Actor,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateDocumentDto, ['file']) body: UpdateDocumentDto,
  ): Promise<DocumentResponse> {
    return this.documents.update(actor, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(documentPermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.documents.remove(id);
  }
}
