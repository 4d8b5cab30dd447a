import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type Actor } from '@guiche/identity';
import {
  Creates,
  ExpectedVersion,
  ListOf,
  ListQuery,
  Requires,
  UpdateBody,
  UuidParam,
  type ListRequest,
  type Page,
} from '@guiche/platform/http';
import { contactPermissions } from '../customers.permissions.js';
import { ContactResponse, CreateContactDto, toContactResponse, UpdateContactDto } from './contact.dto.js';
import { contactList } from './contact.list.js';
import { ContactService } from './contact.service.js';

@ApiTags('contacts')
@Controller('contacts')
export class ContactController {
  constructor(private readonly contacts: ContactService) {}

  @Get()
  @Requires(contactPermissions.list)
  @ListOf(ContactResponse)
  async list(@CurrentActor() { scope }: Actor, @ListQuery(contactList) q: ListRequest): Promise<Page<ContactResponse>> {
    return (await this.contacts.list(scope, q)).map((found) => toContactResponse(scope, found));
  }

  @Get(':id')
  @Requires(contactPermissions.list)
  @ApiOkResponse({ type: ContactResponse })
  async find(@CurrentActor() { scope }: Actor, @UuidParam('id') id: string): Promise<ContactResponse> {
    return toContactResponse(scope, await this.contacts.find(id));
  }

  @Post()
  @Requires(contactPermissions.create)
  @Creates()
  @ApiCreatedResponse({ type: ContactResponse })
  async create(@CurrentActor() { scope }: Actor, @Body() body: CreateContactDto): Promise<ContactResponse> {
    return toContactResponse(scope, await this.contacts.create(body));
  }

  @Put(':id')
  @Requires(contactPermissions.update)
  @ApiOkResponse({ type: ContactResponse })
  async update(
    @CurrentActor() { scope }: Actor,
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateContactDto, ContactResponse) body: UpdateContactDto,
  ): Promise<ContactResponse> {
    return toContactResponse(scope, await this.contacts.update(scope, id, version, body));
  }
}
