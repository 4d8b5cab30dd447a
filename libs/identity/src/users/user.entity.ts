import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '@guiche/platform/context';

/** Somebody who signs in (IAM-14). Deactivated, never deleted: tickets and the audit trail go on naming him. */
@Entity('user_account')
export class User {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** What customers read. */
  @Column('text', { name: 'display_name' }) displayName!: string;
  @Column('citext') login!: string;
  @Column('citext') email!: string;
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash!: string | null;
  @Column('uuid', { name: 'profile_id' }) profileId!: string;
  @Column('boolean', { name: 'is_root', default: false }) isRoot!: boolean;
  @Column('text', { default: 'pt-BR' }) language!: Language;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('boolean', { name: 'must_change_password', default: false }) mustChangePassword!: boolean;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('uuid', { name: 'photo_file_id', nullable: true }) photoFileId!: string | null;
  @Column('uuid', { name: 'level_id', nullable: true }) levelId!: string | null;
  @Column('uuid', { name: 'superior_id', nullable: true }) superiorId!: string | null;
  /** The languages he serves customers in; `language` is the one he reads the product in. */
  @Column('text', { array: true, default: '{}' }) languages!: string[];
  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true }) lastSignInAt!: Date | null;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
