import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { masked, maskedName, type AccessScope } from '@guiche/identity';
import type { CustomerRecord } from './customer.repository.js';

export class CreateCustomerDto {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  /** CPF or CNPJ, also the alphanumeric one, with or without punctuation. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 30 })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  taxId?: string | null;

  @ApiPropertyOptional({ maxLength: 10_000 })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  notes?: string;

  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class UpdateCustomerDto {
  @ApiPropertyOptional({ maxLength: 200 })
  @ValidateIf((_body, value) => value !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 30 })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  taxId?: string | null;

  @ApiPropertyOptional({ maxLength: 10_000 })
  @ValidateIf((_body, value) => value !== undefined)
  @IsString()
  @MaxLength(10_000)
  notes?: string;

  @ApiPropertyOptional({ type: Boolean })
  @ValidateIf((_body, value) => value !== undefined)
  @IsBoolean()
  active?: boolean;
}

/** A customer as the API shows it. */
export class CustomerResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Without punctuation' }) taxId!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['cpf', 'cnpj'] }) taxIdKind!: string | null;
  @ApiProperty() notes!: string;
  @ApiProperty() active!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) anonymisedAt!: string | null;
}

/** A customer as one reader is shown him: what is masked for him is masked here and nowhere else (IAM-9). */
export const toCustomerResponse = (scope: AccessScope, customer: CustomerRecord): CustomerResponse => ({
  id: customer.id,
  name: maskedName(scope, customer.name),
  taxId: masked(scope, 'document', customer.taxId),
  taxIdKind: customer.taxIdKind,
  notes: customer.notes,
  active: customer.active,
  version: customer.version,
  createdAt: customer.createdAt.toISOString(),
  updatedAt: customer.updatedAt.toISOString(),
  anonymisedAt: customer.anonymisedAt?.toISOString() ?? null,
});
