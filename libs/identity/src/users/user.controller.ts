import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { userPermissions } from '../identity.permissions.js';
import { CreateUserDto, SetPasswordDto, toUserResponse, UpdateUserDto, UserResponse } from './user.dto.js';
import { userList } from './user.list.js';
import { UserService } from './user.service.js';

/** Users over HTTP. There is no DELETE: a user is deactivated (IAM-14). */
@Controller('users')
export class UserController {
  constructor(private readonly users: UserService) {}

  @Get()
  @Requires(userPermissions.list)
  @ListOf(UserResponse)
  async list(@ListQuery(userList) request: ListRequest): Promise<Page<UserResponse>> {
    return (await this.users.list(request)).map(toUserResponse);
  }

  @Get(':id')
  @Requires(userPermissions.list)
  async get(@UuidParam('id') id: string): Promise<UserResponse> {
    return toUserResponse(await this.users.get(id));
  }

  @Post()
  @Creates()
  @Requires(userPermissions.create)
  async create(@CurrentActor() actor: Actor, @Body() body: CreateUserDto): Promise<UserResponse> {
    return toUserResponse(await this.users.create(actor, body));
  }

  @Put(':id')
  @Requires(userPermissions.update)
  async update(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateUserDto, ['lastSignInAt', 'photoFileId']) body: UpdateUserDto,
  ): Promise<UserResponse> {
    return toUserResponse(await this.users.update(actor, id, version, body));
  }

  @Post(':id/set-password')
  @HttpCode(204)
  @Requires(userPermissions.setPassword)
  async setPassword(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: SetPasswordDto,
  ): Promise<void> {
    await this.users.setPassword(actor, id, body);
  }
}
