import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Requires } from '../http/index.js';
import { ActingUser } from './acting-user.js';
import {
  ApplyConfigurationDto,
  ConfigurationPlanResponse,
  PlanConfigurationDto,
} from './configuration-document.dto.js';
import { configurationPermissions } from './configuration-document.permissions.js';
import type { ConfigurationActor } from './configuration-kind.js';
import { ConfigurationDocuments } from './configuration-documents.js';

/** The configuration document over HTTP (ORG-7). */
@Controller('configuration-document')
export class ConfigurationDocumentController {
  constructor(private readonly documents: ConfigurationDocuments) {}

  /** The whole configuration as YAML, without secrets; kinds that the caller may not list are left out. */
  @Get()
  @Requires(configurationPermissions.export)
  @Header('content-type', 'application/yaml; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="guiche.yaml"')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/yaml')
  @ApiOkResponse({ schema: { type: 'string' } })
  export(@ActingUser() actor: ConfigurationActor): Promise<string> {
    return this.documents.export(actor);
  }

  /** What differs between this installation and the document; nothing is tried out. */
  @Post('drift')
  @HttpCode(200)
  @Requires(configurationPermissions.export)
  @ApiOkResponse({ type: ConfigurationPlanResponse })
  drift(
    @ActingUser() actor: ConfigurationActor,
    @Body() { document }: PlanConfigurationDto,
  ): Promise<ConfigurationPlanResponse> {
    return this.documents.drift(actor, document);
  }

  /** What applying the document would add, change and remove, and every problem with its line; nothing is changed. */
  @Post('plan')
  @HttpCode(200)
  @Requires(configurationPermissions.apply)
  @ApiOkResponse({ type: ConfigurationPlanResponse })
  plan(
    @ActingUser() actor: ConfigurationActor,
    @Body() { document }: PlanConfigurationDto,
  ): Promise<ConfigurationPlanResponse> {
    return this.documents.plan(actor, document);
  }

  /** Does what was planned, in one transaction; 409 when something has changed since the plan, 400 with every problem. */
  @Post('apply')
  @HttpCode(200)
  @Requires(configurationPermissions.apply)
  @ApiOkResponse({ type: ConfigurationPlanResponse })
  apply(
    @ActingUser() actor: ConfigurationActor,
    @Body() { document, fingerprint }: ApplyConfigurationDto,
  ): Promise<ConfigurationPlanResponse> {
    return this.documents.apply(actor, document, fingerprint);
  }
}
