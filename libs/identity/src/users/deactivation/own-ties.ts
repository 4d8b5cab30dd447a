import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { UserTies } from './user-ties.js';
import { UserTieRepository } from './user-tie.repository.js';

/** What this lib itself knows a user to be tied to. */
@Injectable()
export class OwnTies implements OnModuleInit {
  constructor(
    private readonly ties: UserTies,
    private readonly rows: UserTieRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ties.register('subordinates', { report: (tx, userId) => this.rows.subordinates(tx, userId) });
    this.ties.register('api-tokens', { report: (tx, userId) => this.rows.apiTokens(tx, userId, this.clock.now()) });
  }
}
