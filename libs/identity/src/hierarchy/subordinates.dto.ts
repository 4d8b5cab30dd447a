import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsUUID } from 'class-validator';

/** Whose people are to be counted. */
export class SubordinateCountsQuery {
  /** Ids with commas between them, 200 at most. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  ids!: string[];
}

/** How many people somebody has below him; counted up to 10,000. */
export class SubordinateCountResponse {
  userId!: string;
  direct!: number;
  all!: number;
}

/** Somebody above somebody. */
export class SuperiorResponse {
  id!: string;
  name!: string;
}
