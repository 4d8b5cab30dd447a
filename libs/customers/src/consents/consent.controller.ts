import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '@guiche/identity';
import { Creates, Requires, UuidParam } from '@guiche/platform/http';
import { contactPermissions } from '../customers.permissions.js';
import { ConsentResponse, RecordConsentDto, toConsentResponse } from './consent.dto.js';
import { ConsentService } from './consent.service.js';

/** Consents of a contact over HTTP. */
@ApiTags('personal data')
@Controller('contacts/:id/consents')
export class ConsentController {
  constructor(private readonly consents: ConsentService) {}

  @Get()
  @Requires(contactPermissions.list)
  @ApiOkResponse({ type: [ConsentResponse] })
  async list(@UuidParam('id') id: string): Promise<ConsentResponse[]> {
    return (await this.consents.list(id)).map(toConsentResponse);
  }

  @Post()
  @Requires(contactPermissions.update)
  @Creates()
  @ApiCreatedResponse({ type: ConsentResponse })
  async record(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() { givenAt, ...body }: RecordConsentDto,
  ): Promise<ConsentResponse> {
    return toConsentResponse(
      await this.consents.record(actor, id, { ...body, ...(givenAt !== undefined && { givenAt: new Date(givenAt) }) }),
    );
  }

  /** From now on it no longer holds; that it did stays known. */
  @Post(':consentId/withdraw')
  @HttpCode(200)
  @Requires(contactPermissions.update)
  @ApiOkResponse({ type: ConsentResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @UuidParam('consentId') consentId: string,
  ): Promise<ConsentResponse> {
    return toConsentResponse(await this.consents.withdraw(actor, id, consentId));
  }
}
