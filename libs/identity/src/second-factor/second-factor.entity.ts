import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody's authenticator app (IAM-2): in force once a first code was right. */
@Entity('second_factor')
export class SecondFactor {
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  /** Sealed. */
  @Column('text') secret!: string;
  /** The last time step that was used: none is good twice. */
  @Column('bigint', { name: 'last_step', default: 0 }) lastStep!: string;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
