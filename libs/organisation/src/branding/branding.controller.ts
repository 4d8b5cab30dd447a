import { Controller, Get, Headers, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, type Actor } from '@guiche/identity';
import {
  ExpectedVersion,
  Public,
  receiveFile,
  Requires,
  TakesFiles,
  UpdateBody,
  UuidParam,
} from '@guiche/platform/http';
import { downloadHeaders } from '../download-headers.js';
import { brandingPermissions } from '../organisation.permissions.js';
import { BrandImageResponse, BrandingResponse, UpdateBrandingDto } from './branding.dto.js';
import { BrandingService } from './branding.service.js';

/** How the platform calls itself and looks, over HTTP. */
@Controller('branding')
export class BrandingController {
  constructor(private readonly branding: BrandingService) {}

  @Get()
  @Public('the sign-in page shows it, before anybody is known')
  @ApiOkResponse({ type: BrandingResponse })
  async get(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BrandingResponse | undefined> {
    const found = await this.branding.get();
    // Kept by browsers, and asked about each time: a change shows at the next page.
    void reply.header('cache-control', 'public, no-cache');
    if (known?.replace(/^W\//, '') !== `"${found.version}"`) return found;
    void reply.status(304).header('etag', `"${found.version}"`);
    return undefined;
  }

  /** An image that is in place. */
  @Get('files/:id')
  @Public('the sign-in page shows it, before anybody is known')
  @ApiOkResponse({ description: 'The image', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async image(@UuidParam('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { file, bytes } = await this.branding.open(id);
    return reply
      .headers({
        ...downloadHeaders(file),
        'content-type': file.contentType,
        'content-disposition': 'inline',
        // Another image has another address.
        'cache-control': 'public, max-age=31536000, immutable',
      })
      .send(bytes);
  }

  /** One image in the field `file`: PNG, JPEG, WebP, GIF or ICO, up to 1 MB. */
  @Post('files')
  @TakesFiles()
  @Requires(brandingPermissions.update)
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: BrandImageResponse })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<BrandImageResponse> {
    const file = await receiveFile(request, (source, name) => this.branding.upload(actor, source, name));
    return { id: file.id, name: file.name, contentType: file.contentType, size: file.size };
  }

  @Put()
  @Requires(brandingPermissions.update)
  update(
    @CurrentActor() actor: Actor,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateBrandingDto, ['logoUrl', 'faviconUrl']) body: UpdateBrandingDto,
  ): Promise<BrandingResponse> {
    return this.branding.update(actor, version, body);
  }

  /** Back to our own. */
  @Post('reset')
  @HttpCode(200)
  @Requires(brandingPermissions.update)
  reset(@CurrentActor() actor: Actor, @ExpectedVersion() version: number): Promise<BrandingResponse> {
    return this.branding.reset(actor, version);
  }
}
