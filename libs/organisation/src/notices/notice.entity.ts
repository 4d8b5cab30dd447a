import { Column, Entity, PrimaryColumn } from 'typeorm';

/** To whom a notice may be addressed. */
export const noticeAudiences = ['everybody', 'profiles', 'sectors', 'teams'] as const;
export type NoticeAudience = (typeof noticeAudiences)[number];

/** Something the company tells its people for a time, which they may have to acknowledge (ORG-6). */
@Entity('notice')
export class Notice {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') title!: string;
  @Column('text') body!: string;
  @Column('text') audience!: NoticeAudience;
  @Column('timestamptz', { name: 'starts_at' }) startsAt!: Date;
  @Column('timestamptz', { name: 'ends_at', nullable: true }) endsAt!: Date | null;
  @Column('boolean', { name: 'must_be_acknowledged', default: false }) mustBeAcknowledged!: boolean;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  /** From the tables of its audience; only the one that `audience` names counts. */
  profileIds!: string[];
  sectorIds!: string[];
  teamIds!: string[];
}
