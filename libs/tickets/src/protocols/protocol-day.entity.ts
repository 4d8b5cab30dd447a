import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From which value of the sequence the numbers of a day are counted. */
@Entity('protocol_day')
export class ProtocolDay {
  @PrimaryColumn('date') day!: string;
  @Column('bigint') base!: string;
}
