import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MaskedField } from '../access/reach.js';

/** A named set of permissions and reach; each user has exactly one (IAM-6). */
@Entity('profile')
export class Profile {
  @PrimaryColumn('uuid') id!: string;
  @Column('citext') name!: string;
  @Column('text', { default: '' }) description!: string;
  /** Code of a built-in profile (IAM-7); null for those that an administrator made. */
  @Column('text', { name: 'built_in', nullable: true }) builtIn!: string | null;
  @Column('text', { array: true }) permissions!: string[];
  /** What the code gave a built-in profile at the last start: only what is new since then is added to it. */
  @Column('text', { name: 'given_permissions', array: true, default: () => `'{}'` }) givenPermissions!: string[];
  @Column('boolean', { name: 'reaches_unassigned', default: false }) reachesUnassigned!: boolean;
  @Column('boolean', { name: 'reaches_others', default: false }) reachesOthers!: boolean;
  @Column('boolean', { name: 'reaches_participating', default: false }) reachesParticipating!: boolean;
  @Column('boolean', { name: 'reaches_team', default: false }) reachesTeam!: boolean;
  @Column('boolean', { name: 'reaches_sector', default: false }) reachesSector!: boolean;
  @Column('boolean', { name: 'reaches_subordinates', default: false }) reachesSubordinates!: boolean;
  @Column('boolean', { name: 'reaches_all_inboxes', default: false }) reachesAllInboxes!: boolean;
  /** What of customers its users see only masked. */
  @Column('text', { name: 'masked_fields', array: true, default: () => `'{}'` }) maskedFields!: MaskedField[];
  /** Whether its users sign in with a second factor, and set one up before anything else (IAM-2). */
  @Column('boolean', { name: 'requires_second_factor', default: false }) requiresSecondFactor!: boolean;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
