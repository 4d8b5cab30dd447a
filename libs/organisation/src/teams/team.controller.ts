import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { teamPermissions } from '../organisation.permissions.js';
import { CreateTeamDto, DeleteTeamQuery, TeamResponse, toTeamResponse, UpdateTeamDto } from './team.dto.js';
import { teamList } from './team.list.js';
import { TeamService } from './team.service.js';

/** Teams over HTTP. */
@Controller('teams')
export class TeamController {
  constructor(private readonly teams: TeamService) {}

  @Get()
  @Requires(teamPermissions.list)
  @ListOf(TeamResponse)
  async list(@ListQuery(teamList) request: ListRequest): Promise<Page<TeamResponse>> {
    return (await this.teams.list(request)).map(toTeamResponse);
  }

  @Get(':id')
  @Requires(teamPermissions.list)
  async get(@UuidParam('id') id: string): Promise<TeamResponse> {
    return toTeamResponse(await this.teams.get(id));
  }

  @Post()
  @Creates()
  @Requires(teamPermissions.create)
  async create(@Body() body: CreateTeamDto): Promise<TeamResponse> {
    return toTeamResponse(await this.teams.create(body));
  }

  @Put(':id')
  @Requires(teamPermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateTeamDto, TeamResponse) body: UpdateTeamDto,
  ): Promise<TeamResponse> {
    return toTeamResponse(await this.teams.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(teamPermissions.delete)
  async remove(@UuidParam('id') id: string, @Query() { name }: DeleteTeamQuery): Promise<void> {
    await this.teams.removeNamed(id, name);
  }
}
