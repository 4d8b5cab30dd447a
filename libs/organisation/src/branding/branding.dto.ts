import { IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { Trimmed } from '@guiche/platform/http';

/** A change of how the platform calls itself and looks: members left out stay, null goes back to ours. */
export class UpdateBrandingDto {
  @IsOptional() @Trimmed() @Length(1, 60) name?: string | null;
  /** An image that one has just uploaded to `/branding/files`. */
  @IsOptional() @IsUUID() logoFileId?: string | null;
  @IsOptional() @IsUUID() faviconFileId?: string | null;
  /** `#RRGGBB`: leads in the light theme. */
  @IsOptional() @IsString() @MaxLength(20) accent?: string | null;
  /** `#RRGGBB`: leads in the dark theme. */
  @IsOptional() @IsString() @MaxLength(20) accentDark?: string | null;
  /** `#RRGGBB`: the bar at the top and the sign-in page; white text stands on it. */
  @IsOptional() @IsString() @MaxLength(20) header?: string | null;
}

/** How the platform calls itself and looks; null is our own. */
export class BrandingResponse {
  name!: string | null;
  logoFileId!: string | null;
  logoUrl!: string | null;
  faviconFileId!: string | null;
  faviconUrl!: string | null;
  accent!: string | null;
  accentDark!: string | null;
  header!: string | null;
  /** 0 while nobody has changed anything. */
  version!: number;
}

/** An image that was uploaded and can be put in place. */
export class BrandImageResponse {
  id!: string;
  name!: string;
  contentType!: string;
  size!: number;
}
