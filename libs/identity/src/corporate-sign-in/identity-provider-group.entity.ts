import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which profile the people of a directory's group get; the first that matches, by position, decides. */
@Entity('identity_provider_group')
export class IdentityProviderGroup {
  @PrimaryColumn('uuid', { name: 'provider_id' }) providerId!: string;
  @PrimaryColumn('text', { name: 'group_name' }) groupName!: string;
  @Column('uuid', { name: 'profile_id' }) profileId!: string;
  @Column('int') position!: number;
}
