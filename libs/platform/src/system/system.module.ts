import { Module } from '@nestjs/common';
import { SystemController } from './system.controller.js';
import { SystemRepository } from './system.repository.js';
import { SystemService } from './system.service.js';

/** The System page's endpoints. */
@Module({ controllers: [SystemController], providers: [SystemRepository, SystemService] })
export class SystemModule {}
