import { Controller, Get, Query } from '@nestjs/common';
import { Requires, UuidParam } from '@guiche/platform/http';
import { userPermissions } from '../identity.permissions.js';
import { SubordinateCountResponse, SubordinateCountsQuery, SuperiorResponse } from './subordinates.dto.js';
import { Subordinates } from './subordinates.js';

/** What the organisation chart asks beside the list of users. */
@Controller('users')
export class SubordinatesController {
  constructor(private readonly subordinates: Subordinates) {}

  /** How many people are below each of these users. */
  @Get('subordinate-counts')
  @Requires(userPermissions.list)
  counts(@Query() { ids }: SubordinateCountsQuery): Promise<SubordinateCountResponse[]> {
    return this.subordinates.counts(ids);
  }

  /** Everybody above a user, the nearest first. */
  @Get(':id/superiors')
  @Requires(userPermissions.list)
  superiors(@UuidParam('id') id: string): Promise<SuperiorResponse[]> {
    return this.subordinates.superiors(id);
  }
}
