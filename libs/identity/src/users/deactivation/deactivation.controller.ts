import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ExpectedVersion, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { userPermissions } from '../../identity.permissions.js';
import { toUserResponse, UserResponse } from '../user.dto.js';
import { DeactivateUserDto, DeactivationPreviewResponse, ReactivateUserDto } from './deactivation.dto.js';
import { Deactivation } from './deactivation.service.js';

/** Taking people out of work, and back, over HTTP. */
@Controller('users')
export class DeactivationController {
  constructor(private readonly deactivation: Deactivation) {}

  /** What will happen when the user is deactivated. */
  @Get(':id/deactivation-preview')
  @Requires(userPermissions.update)
  preview(@UuidParam('id') id: string): Promise<DeactivationPreviewResponse> {
    return this.deactivation.preview(id);
  }

  /** Deactivates the user, and does with his tickets and subordinates what was chosen. */
  @Post(':id/deactivate')
  @HttpCode(200)
  @Requires(userPermissions.update)
  async deactivate(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(DeactivateUserDto) body: DeactivateUserDto,
  ): Promise<UserResponse> {
    return toUserResponse(await this.deactivation.deactivate(actor, id, version, body));
  }

  /** Lets the user sign in again. */
  @Post(':id/reactivate')
  @HttpCode(200)
  @Requires(userPermissions.update)
  async reactivate(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(ReactivateUserDto) _body: ReactivateUserDto,
  ): Promise<UserResponse> {
    return toUserResponse(await this.deactivation.reactivate(actor, id, version));
  }
}
