import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { profilePermissions } from '../identity.permissions.js';
import { CloneProfileDto, CreateProfileDto, ProfileResponse, UpdateProfileDto } from './profile.dto.js';
import { profileList } from './profile.list.js';
import { ProfileService } from './profile.service.js';

/** Profiles over HTTP. */
@Controller('profiles')
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Get()
  @Requires(profilePermissions.list)
  @ListOf(ProfileResponse)
  list(@ListQuery(profileList) request: ListRequest): Promise<Page<ProfileResponse>> {
    return this.profiles.list(request);
  }

  @Get(':id')
  @Requires(profilePermissions.list)
  get(@UuidParam('id') id: string): Promise<ProfileResponse> {
    return this.profiles.get(id);
  }

  @Post()
  @Creates()
  @Requires(profilePermissions.create)
  create(@CurrentActor() actor: Actor, @Body() body: CreateProfileDto): Promise<ProfileResponse> {
    return this.profiles.create(actor, body);
  }

  @Post(':id/clone')
  @Creates()
  @Requires(profilePermissions.create)
  clone(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: CloneProfileDto,
  ): Promise<ProfileResponse> {
    return this.profiles.clone(actor, id, body.name);
  }

  @Put(':id')
  @Requires(profilePermissions.update)
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateProfileDto, ProfileResponse) body: UpdateProfileDto,
  ): Promise<ProfileResponse> {
    return this.profiles.update(actor, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(profilePermissions.delete)
  async remove(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    await this.profiles.remove(actor, id);
  }
}
