import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The root made a root-only permission available below himself (IAM-8). */
@Entity('permission_release')
export class PermissionRelease {
  @PrimaryColumn('text') permission!: string;
  @Column('uuid', { name: 'released_by' }) releasedBy!: string;
  @Column('timestamptz', { name: 'released_at' }) releasedAt!: Date;
}
