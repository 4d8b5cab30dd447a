import { Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { receiveFile, Requires, SignedIn, TakesFiles, UuidParam } from '@guiche/platform/http';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { userPermissions } from '../../identity.permissions.js';
import { toUserResponse, UserResponse } from '../user.dto.js';
import { UserPhotos } from './user-photo.service.js';

/** Photos of users over HTTP. */
@Controller('users')
export class UserPhotoController {
  constructor(private readonly photos: UserPhotos) {}

  /** One image in the field `file`: PNG, JPEG or WebP, up to 2 MB. */
  @Post(':id/photo')
  @HttpCode(200)
  @TakesFiles()
  @Requires(userPermissions.update)
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async set(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<UserResponse> {
    return toUserResponse(await receiveFile(request, (source, name) => this.photos.set(actor, id, source, name)));
  }

  @Delete(':id/photo')
  @HttpCode(200)
  @Requires(userPermissions.update)
  async remove(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<UserResponse> {
    return toUserResponse(await this.photos.remove(actor, id));
  }

  /** The photo itself. */
  @Get(':id/photo')
  @SignedIn('colleagues see who they work with')
  @ApiOkResponse({ description: 'The image', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async get(@UuidParam('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { contentType, size, bytes } = await this.photos.open(id);
    return reply
      .headers({
        'content-type': contentType,
        'content-length': size,
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, max-age=600',
      })
      .send(bytes);
  }
}
