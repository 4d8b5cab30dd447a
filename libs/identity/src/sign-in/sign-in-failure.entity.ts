import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed sign-ins of one account from one address, or of one address as a whole. */
@Entity('sign_in_failure')
export class SignInFailure {
  @PrimaryColumn('text') subject!: string;
  @Column('int') failures!: number;
  @Column('timestamptz', { name: 'last_failure_at' }) lastFailureAt!: Date;
  @Column('timestamptz', { name: 'blocked_until', nullable: true }) blockedUntil!: Date | null;
}
