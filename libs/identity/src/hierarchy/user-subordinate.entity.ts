import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody is below somebody, directly or not: derived from the superiors, never without them. */
@Entity('user_subordinate')
export class UserSubordinate {
  @PrimaryColumn('uuid', { name: 'superior_id' }) superiorId!: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  /** 1 for a direct subordinate. */
  @Column('int') distance!: number;
}
