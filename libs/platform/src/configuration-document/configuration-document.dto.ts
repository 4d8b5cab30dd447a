import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, MaxLength } from 'class-validator';

/** As much as fits into the body of a request; larger documents are applied from the command line. */
const maxText = 1_000_000;

/** A document to be looked at. */
export class PlanConfigurationDto {
  /** YAML, as `GET /configuration-document` gives it. */
  @IsString() @MaxLength(maxText) document!: string;
}

/** A document to be applied. */
export class ApplyConfigurationDto extends PlanConfigurationDto {
  /** That of the plan which was agreed to: refused with 409 when anything has changed since. */
  @IsString() @Length(32, 32) fingerprint!: string;
}

/** One field before and after, as documents write it. */
export class ConfigurationDifferenceResponse {
  field!: string;
  @ApiProperty({ nullable: true, description: 'Any value of JSON' }) before!: unknown;
  @ApiProperty({ nullable: true, description: 'Any value of JSON' }) after!: unknown;
}

/** What becomes of one record. */
export class ConfigurationChangeResponse {
  /** `none`: it stays as it is, and there is a warning. */
  @ApiProperty({ enum: ['add', 'change', 'remove', 'none'] }) change!: 'add' | 'change' | 'remove' | 'none';
  kind!: string;
  kindLabel!: string;
  key!: string;
  /** Of the document; null for what it does not mention. */
  @ApiProperty({ type: Number, nullable: true }) line!: number | null;
  @ApiProperty({ type: [ConfigurationDifferenceResponse] }) fields!: readonly ConfigurationDifferenceResponse[];
  @ApiProperty({ type: [String] }) warnings!: readonly string[];
}

/** What keeps the document from being applied, and where. */
export class ConfigurationProblemResponse {
  line!: number;
  column!: number;
  @ApiProperty({ type: String, nullable: true }) kind!: string | null;
  @ApiProperty({ type: String, nullable: true }) key!: string | null;
  @ApiProperty({ type: String, nullable: true }) field!: string | null;
  code!: string;
  /** In the caller's language. */
  message!: string;
}

/** A record that is here and not in the document. */
export class ConfigurationRecordResponse {
  kind!: string;
  kindLabel!: string;
  key!: string;
}

/** What applying a document would do, or did. */
export class ConfigurationPlanResponse {
  fingerprint!: string;
  applicable!: boolean;
  added!: number;
  changed!: number;
  removed!: number;
  unchanged!: number;
  @ApiProperty({ type: [ConfigurationChangeResponse] }) changes!: readonly ConfigurationChangeResponse[];
  @ApiProperty({ type: [ConfigurationProblemResponse] }) problems!: readonly ConfigurationProblemResponse[];
  @ApiProperty({ type: [ConfigurationRecordResponse] }) onlyHere!: readonly ConfigurationRecordResponse[];
}
