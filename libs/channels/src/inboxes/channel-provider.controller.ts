import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { currentCause } from '@guiche/platform/context';
import { Requires } from '@guiche/platform/http';
import type { ChannelAdapter, SettingField, Words } from '../adapters/channel-adapter.js';
import { channelAdapters } from '../adapters/registry.js';
import { inboxPermissions } from '../channels.permissions.js';

export class SettingOptionResponse {
  @ApiProperty() value!: string;
  @ApiProperty() label!: string;
}

export class SettingFieldResponse {
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['text', 'number', 'url', 'select', 'secret'] }) kind!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ type: String, nullable: true }) help!: string | null;
  @ApiProperty() required!: boolean;
  @ApiProperty({ nullable: true, oneOf: [{ type: 'string' }, { type: 'number' }] }) default!: string | number | null;
  @ApiProperty({ type: [SettingOptionResponse] }) options!: SettingOptionResponse[];
}

export class FileCapabilityResponse {
  @ApiProperty() kind!: string;
  @ApiProperty({ type: [String] }) contentTypes!: string[];
  @ApiProperty() maxBytes!: number;
  @ApiProperty() caption!: boolean;
}

export class CapabilitiesResponse {
  @ApiProperty({ type: [String] }) messageTypes!: string[];
  @ApiProperty() maxTextLength!: number;
  @ApiProperty() maxCaptionLength!: number;
  @ApiProperty({ type: [FileCapabilityResponse] }) files!: FileCapabilityResponse[];
  @ApiProperty({ type: Number, nullable: true }) windowHours!: number | null;
  @ApiProperty() replies!: boolean;
}

/** One kind of inbox that can be set up, with the fields of its form. */
export class ChannelProviderResponse {
  @ApiProperty() provider!: string;
  @ApiProperty() channel!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ type: [SettingFieldResponse] }) fields!: SettingFieldResponse[];
  @ApiProperty({ type: CapabilitiesResponse }) capabilities!: CapabilitiesResponse;
}

const inLanguage = (words: Words): string => (currentCause().language === 'en' ? words.en : words.ptBR);

const toFieldResponse = (field: SettingField): SettingFieldResponse => ({
  name: field.name,
  kind: field.kind,
  label: inLanguage(field.label),
  help: field.help === undefined ? null : inLanguage(field.help),
  required: field.required,
  default: field.default ?? null,
  options: (field.options ?? []).map(({ value, label }) => ({ value, label: inLanguage(label) })),
});

function toResponse(adapter: ChannelAdapter): ChannelProviderResponse {
  const { messageTypes, maxTextLength, maxCaptionLength, files, windowHours, replies } = adapter.capabilities;
  return {
    provider: adapter.provider,
    channel: adapter.channel,
    label: inLanguage(adapter.label),
    fields: adapter.fields.map(toFieldResponse),
    capabilities: {
      messageTypes: [...messageTypes],
      maxTextLength,
      maxCaptionLength,
      files: Object.entries(files).map(([kind, { contentTypes, maxBytes, caption }]) => ({
        kind,
        contentTypes: [...contentTypes],
        maxBytes,
        caption,
      })),
      windowHours,
      replies,
    },
  };
}

@ApiTags('inboxes')
@Controller('channel-providers')
export class ChannelProviderController {
  @Get()
  @Requires(inboxPermissions.list)
  @ApiOkResponse({ type: [ChannelProviderResponse] })
  list(): ChannelProviderResponse[] {
    return channelAdapters.map(toResponse);
  }
}
