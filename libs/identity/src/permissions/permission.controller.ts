import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { currentCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { Requires, SignedIn } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { profilePermissions } from '../identity.permissions.js';
import { PermissionResponse, ReleasePermissionDto, toPermissionResponses } from './permission.dto.js';
import { PermissionReleases } from './permission-releases.js';

/** Permissions over HTTP. */
@Controller('permissions')
export class PermissionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly releases: PermissionReleases,
  ) {}

  @Get()
  @Requires(profilePermissions.list)
  async list(@CurrentActor() actor: Actor): Promise<PermissionResponse[]> {
    const visible = await this.uow.read((tx) => this.releases.list(tx, actor));
    return toPermissionResponses(visible, currentCause().language);
  }

  @Put(':code/release')
  @HttpCode(204)
  @SignedIn('only the root may, which no permission can say')
  async release(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: ReleasePermissionDto,
  ): Promise<void> {
    await this.releases.release(actor, code, body.released);
  }
}
