import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ListOf, ListQuery, Requires, UuidParam, type ListRequest, type Page } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { apiTokenPermissions } from '../identity.permissions.js';
import { ApiTokenResponse, CreateApiTokenDto, CreatedApiTokenResponse, toApiTokenResponse } from './api-token.dto.js';
import { apiTokenList } from './api-token.list.js';
import { ApiTokenService } from './api-token.service.js';

/** API tokens over HTTP. */
@Controller('api-tokens')
export class ApiTokenController {
  constructor(private readonly tokens: ApiTokenService) {}

  @Get()
  @Requires(apiTokenPermissions.list)
  @ListOf(ApiTokenResponse)
  async list(
    @CurrentActor() actor: Actor,
    @ListQuery(apiTokenList) request: ListRequest,
  ): Promise<Page<ApiTokenResponse>> {
    return (await this.tokens.list(actor, request)).map(toApiTokenResponse);
  }

  /** No `Idempotency-Key` here: the answer kept for a repeat would hold the token, which is stored nowhere. */
  @Post()
  @HttpCode(201)
  @Requires(apiTokenPermissions.create)
  async create(@CurrentActor() actor: Actor, @Body() body: CreateApiTokenDto): Promise<CreatedApiTokenResponse> {
    const { record, token } = await this.tokens.create(actor, body);
    return { ...toApiTokenResponse(record), token };
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(apiTokenPermissions.delete)
  async revoke(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    await this.tokens.revoke(actor, id);
  }
}
