import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, type Actor } from '@guiche/identity';
import { currentCause } from '@guiche/platform/context';
import { Public, Requires, UuidParam, wordsFor } from '@guiche/platform/http';
import { contactPermissions, customerPermissions } from '../customers.permissions.js';
import type { PersonSubject } from './person-finder.js';
import {
  AnonymisationPreviewResponse,
  AnonymiseDto,
  PersonalDataRequestResponse,
  toPreviewResponse,
  toRequestResponse,
} from './personal-data.dto.js';
import { ExportFiles } from './export-files.js';
import { PersonalDataRequests } from './personal-data-requests.js';

const contact = (id: string): PersonSubject => ({ type: 'contact', id });
const customer = (id: string): PersonSubject => ({ type: 'customer', id });
const words = (code: string): string => wordsFor(code, currentCause().language) ?? code;

/** What a person may ask for by law, over HTTP: for a contact, or for a customer with all his contacts. */
@ApiTags('personal data')
@Controller()
export class PersonalDataController {
  constructor(
    private readonly requests: PersonalDataRequests,
    private readonly files: ExportFiles,
  ) {}

  @Get('contacts/:id/personal-data-requests')
  @Requires(contactPermissions.list)
  @ApiOkResponse({ type: [PersonalDataRequestResponse] })
  ofContact(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<PersonalDataRequestResponse[]> {
    return this.list(actor, contact(id));
  }

  /** Everything that is known of the person as a file, made by a job; the request tells where it is. */
  @Post('contacts/:id/personal-data-export')
  @HttpCode(202)
  @Requires(contactPermissions.exportPersonalData)
  @ApiAcceptedResponse({ type: PersonalDataRequestResponse })
  exportContact(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<PersonalDataRequestResponse> {
    return this.export(actor, contact(id));
  }

  @Get('contacts/:id/anonymisation-preview')
  @Requires(contactPermissions.anonymise)
  @ApiOkResponse({ type: AnonymisationPreviewResponse })
  previewContact(@UuidParam('id') id: string): Promise<AnonymisationPreviewResponse> {
    return this.preview(contact(id));
  }

  /** Forgets the person for good; tickets and figures stay. */
  @Post('contacts/:id/anonymise')
  @HttpCode(202)
  @Requires(contactPermissions.anonymise)
  @ApiAcceptedResponse({ type: PersonalDataRequestResponse })
  anonymiseContact(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: AnonymiseDto,
  ): Promise<PersonalDataRequestResponse> {
    return this.anonymise(actor, contact(id), body);
  }

  @Get('customers/:id/personal-data-requests')
  @Requires(customerPermissions.list)
  @ApiOkResponse({ type: [PersonalDataRequestResponse] })
  ofCustomer(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<PersonalDataRequestResponse[]> {
    return this.list(actor, customer(id));
  }

  @Post('customers/:id/personal-data-export')
  @HttpCode(202)
  @Requires(customerPermissions.exportPersonalData)
  @ApiAcceptedResponse({ type: PersonalDataRequestResponse })
  exportCustomer(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<PersonalDataRequestResponse> {
    return this.export(actor, customer(id));
  }

  @Get('customers/:id/anonymisation-preview')
  @Requires(customerPermissions.anonymise)
  @ApiOkResponse({ type: AnonymisationPreviewResponse })
  previewCustomer(@UuidParam('id') id: string): Promise<AnonymisationPreviewResponse> {
    return this.preview(customer(id));
  }

  /** Forgets the customer and all contacts that write for him. */
  @Post('customers/:id/anonymise')
  @HttpCode(202)
  @Requires(customerPermissions.anonymise)
  @ApiAcceptedResponse({ type: PersonalDataRequestResponse })
  anonymiseCustomer(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: AnonymiseDto,
  ): Promise<PersonalDataRequestResponse> {
    return this.anonymise(actor, customer(id), body);
  }

  /** The file behind a link: always saved, never shown as a page of ours. */
  @Get('personal-data-exports/:token')
  @Public('a download sends no token: the link is signed for one person, expires, and his permission is asked again')
  @ApiOkResponse({ content: { 'application/json': { schema: { type: 'string', format: 'binary' } } } })
  async download(@Param('token') token: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { stream, size, name } = await this.files.open(token);
    return reply
      .status(200)
      .headers({
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'content-length': size,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(stream);
  }

  private async list(actor: Actor, subject: PersonSubject): Promise<PersonalDataRequestResponse[]> {
    return (await this.requests.list(subject)).map((row) => toRequestResponse(row, this.files.linkTo(actor, row)));
  }

  private async export(actor: Actor, subject: PersonSubject): Promise<PersonalDataRequestResponse> {
    return toRequestResponse(await this.requests.export(actor, subject), null);
  }

  private async preview(subject: PersonSubject): Promise<AnonymisationPreviewResponse> {
    return toPreviewResponse(await this.requests.preview(subject), words);
  }

  private async anonymise(
    actor: Actor,
    subject: PersonSubject,
    { confirmation }: AnonymiseDto,
  ): Promise<PersonalDataRequestResponse> {
    return toRequestResponse(await this.requests.anonymise(actor, subject, confirmation), null);
  }
}
