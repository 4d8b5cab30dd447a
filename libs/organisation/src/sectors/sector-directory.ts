import { Injectable } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';
import { SectorRepository } from './sector.repository.js';

/** What other libs may know of a sector. */
export interface SectorView {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** Reads sectors for other libs. */
@Injectable()
export class SectorDirectory {
  constructor(private readonly sectors: SectorRepository) {}

  /** One sector, also a deactivated one. */
  find(tx: ReadTx, id: string): Promise<SectorView | null> {
    return this.sectors.find(tx, id);
  }

  /** Names by id; ids of nothing are left out. */
  names(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.sectors.names(tx, ids);
  }

  /** The sector itself and all below it, the nearest first. */
  idsWithin(tx: ReadTx, id: string): Promise<readonly string[]> {
    return this.sectors.idsWithin(tx, id);
  }

  /** The sectors a user is a member of, or manages; not those below them. */
  idsOfUser(tx: ReadTx, userId: string): Promise<readonly string[]> {
    return this.sectors.idsOfUser(tx, userId);
  }

  /** The sectors a user answers for, also deactivated ones. */
  managedBy(tx: ReadTx, userId: string): Promise<readonly SectorView[]> {
    return this.sectors.managedBy(tx, userId);
  }
}
