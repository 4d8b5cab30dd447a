import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { currentCause } from '@guiche/platform/context';
import { Requires, UuidParam } from '@guiche/platform/http';
import { accessPermissions } from '../../identity.permissions.js';
import type { Actor } from '../actor.js';
import { CurrentActor } from '../current-actor.js';
import { AccessExplainer } from './access-explainer.js';
import { AccessQuery, toUserAccessResponse, UserAccessResponse } from './access-explanation.dto.js';

/** Why? of a user over HTTP (IAM-9a). */
@ApiTags('users')
@Controller('users/:id/access')
export class AccessExplanationController {
  constructor(private readonly explainer: AccessExplainer) {}

  /** What he may do and reach, with the origin of each: profile, root, release, membership. */
  @Get()
  @Requires(accessPermissions.explain)
  @ApiOkResponse({ type: UserAccessResponse })
  async explain(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Query() { permission }: AccessQuery,
  ): Promise<UserAccessResponse> {
    const access = permission
      ? await this.explainer.permission(actor, id, permission)
      : await this.explainer.explain(actor, id);
    return toUserAccessResponse(access, currentCause().language);
  }
}
