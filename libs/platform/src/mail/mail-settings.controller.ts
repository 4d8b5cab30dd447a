import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ExpectedVersion, Requires, UpdateBody } from '../http/index.js';
import { mailPermissions } from './mail.permissions.js';
import {
  MailPreviewResponse,
  MailSettingsResponse,
  PreviewMailDto,
  TestMailDto,
  TestMailResponse,
  UpdateMailSettingsDto,
} from './mail-settings.dto.js';
import { MailSettingsService } from './mail-settings.service.js';

/** Sender and layout of notification mails over HTTP. */
@Controller('mail-settings')
export class MailSettingsController {
  constructor(private readonly settings: MailSettingsService) {}

  @Get()
  @Requires(mailPermissions.read)
  read(): Promise<MailSettingsResponse> {
    return this.settings.read();
  }

  @Put()
  @Requires(mailPermissions.update)
  update(
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateMailSettingsDto, ['passwordSet']) body: UpdateMailSettingsDto,
  ): Promise<MailSettingsResponse> {
    return this.settings.update(version, body);
  }

  @Post('test')
  @HttpCode(200)
  @Requires(mailPermissions.update)
  test(@Body() { to }: TestMailDto): Promise<TestMailResponse> {
    return this.settings.test(to);
  }

  @Post('preview')
  @HttpCode(200)
  @Requires(mailPermissions.read)
  preview(@Body() body: PreviewMailDto): Promise<MailPreviewResponse> {
    return this.settings.preview(body);
  }
}
