import { Column, Entity, PrimaryColumn } from 'typeorm';

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
  @Column('boolean', { name: 'reaches_all_inboxes', default: false }) reachesAllInboxes!: boolean;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
