import { Global, Module } from '@nestjs/common';
import { SecretsModule } from '../secrets/index.js';
import { SettingsModule } from '../settings/index.js';
import { MailSettings } from './mail-settings.js';
import { MailSettingsController } from './mail-settings.controller.js';
import { MailSettingsService } from './mail-settings.service.js';
import { Mailer } from './mailer.js';
import { Smtp } from './smtp.js';

/** Makes `Mailer` available everywhere, and sender and layout a matter of administrators. */
@Global()
@Module({
  imports: [SecretsModule, SettingsModule],
  controllers: [MailSettingsController],
  providers: [MailSettings, MailSettingsService, Mailer, Smtp],
  exports: [Mailer],
})
export class MailModule {}
