import { Global, Module } from '@nestjs/common';
import { Settings } from './settings.js';

/** Makes `Settings` available everywhere. */
@Global()
@Module({ providers: [Settings], exports: [Settings] })
export class SettingsModule {}
