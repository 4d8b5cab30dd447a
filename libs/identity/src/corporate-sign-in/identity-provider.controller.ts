import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { identityProviderPermissions } from '../identity.permissions.js';
import {
  CreateIdentityProviderDto,
  IdentityProviderResponse,
  ProviderTestResponse,
  UpdateIdentityProviderDto,
} from './identity-provider.dto.js';
import { identityProviderList } from './identity-provider.list.js';
import { IdentityProviderService } from './identity-provider.service.js';

/** Directories that sign people in, over HTTP. */
@Controller('identity-providers')
export class IdentityProviderController {
  constructor(private readonly providers: IdentityProviderService) {}

  @Get()
  @Requires(identityProviderPermissions.list)
  @ListOf(IdentityProviderResponse)
  list(@ListQuery(identityProviderList) request: ListRequest): Promise<Page<IdentityProviderResponse>> {
    return this.providers.list(request);
  }

  @Get(':id')
  @Requires(identityProviderPermissions.list)
  get(@UuidParam('id') id: string): Promise<IdentityProviderResponse> {
    return this.providers.get(id);
  }

  @Post()
  @HttpCode(201)
  @Requires(identityProviderPermissions.create)
  create(@CurrentActor() actor: Actor, @Body() body: CreateIdentityProviderDto): Promise<IdentityProviderResponse> {
    return this.providers.create(actor, body);
  }

  @Put(':id')
  @Requires(identityProviderPermissions.update)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateIdentityProviderDto, ['clientSecretSet', 'callbackUrl']) body: UpdateIdentityProviderDto,
  ): Promise<IdentityProviderResponse> {
    return this.providers.update(actor, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(identityProviderPermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.providers.remove(id);
  }

  /** Asks the directory for what it says about itself. */
  @Post(':id/test')
  @HttpCode(200)
  @Requires(identityProviderPermissions.update)
  async test(@UuidParam('id') id: string): Promise<ProviderTestResponse> {
    const problem = await this.providers.test(id);
    return { ok: problem === null, problem };
  }
}
