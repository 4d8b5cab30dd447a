import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { IdentityProvider } from './identity-provider.entity.js';
import type { GroupMapping } from './identity-provider.repository.js';

/** A group of the directory, and the profile that its people get. */
export class GroupMappingDto {
  /** As it stands in the claim: a name, or an id. */
  @Trimmed() @Length(1, 250) group!: string;
  @IsUUID() profileId!: string;
}

/** A new directory. */
export class CreateIdentityProviderDto {
  /** What stands on the button: “Microsoft”. */
  @Trimmed() @Length(1, 120) name!: string;
  /** Address under which `/.well-known/openid-configuration` is found. */
  @Trimmed()
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false })
  @MaxLength(500)
  issuer!: string;
  @Trimmed() @Length(1, 250) clientId!: string;
  /** Only ever written. Left out in a change: stays. Empty: there is none. */
  @Optional() @IsString() @MaxLength(2000) clientSecret?: string;
  /** Beside `openid`. */
  @Optional() @Trimmed() @Matches(/^[\w:/.@-]+( [\w:/.@-]+)*$/) @MaxLength(500) scopes?: string;
  /** Of people who come for the first time; without it nobody new comes in. */
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false }) defaultProfileId?:
    string | null;
  @IsOptional()
  @Trimmed()
  @Length(1, 120)
  @ApiProperty({ type: String, nullable: true, required: false })
  groupClaim?: string | null;
  /** The first that matches decides. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique((mapping: GroupMappingDto) => mapping.group)
  @ValidateNested({ each: true })
  @Type(() => GroupMappingDto)
  @ApiProperty({ type: () => [GroupMappingDto], required: false })
  groups?: GroupMappingDto[];
  /** Empty: any. */
  @Optional()
  @Matches(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(100)
  mailDomains?: string[];
  /** Whether it asks for a second factor itself. */
  @Optional() @IsBoolean() handlesSecondFactor?: boolean;
  @Optional() @IsBoolean() active?: boolean;
}

/** A change of it: members left out stay as they are. */
export class UpdateIdentityProviderDto extends PartialType(CreateIdentityProviderDto, { skipNullProperties: false }) {}

/** A directory as the API answers it. */
export class IdentityProviderResponse extends OmitType(CreateIdentityProviderDto, ['clientSecret'] as const) {
  id!: string;
  clientSecretSet!: boolean;
  /** What the directory must know as redirect address. */
  callbackUrl!: string;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

/** Whether the directory answers under its address. */
export class ProviderTestResponse {
  ok!: boolean;
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
}

export const toIdentityProviderResponse = (
  provider: IdentityProvider,
  groups: readonly GroupMapping[],
  callbackUrl: string,
): IdentityProviderResponse => ({
  id: provider.id,
  name: provider.name,
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecretSet: provider.clientSecret !== null,
  scopes: provider.scopes,
  defaultProfileId: provider.defaultProfileId,
  groupClaim: provider.groupClaim,
  groups: groups.map(({ group, profileId }) => ({ group, profileId })),
  mailDomains: provider.mailDomains,
  handlesSecondFactor: provider.handlesSecondFactor,
  active: provider.active,
  callbackUrl,
  version: provider.version,
  createdAt: provider.createdAt,
  updatedAt: provider.updatedAt,
});
