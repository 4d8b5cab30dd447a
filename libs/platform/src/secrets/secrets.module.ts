import { Global, Module } from '@nestjs/common';
import { Secrets } from './secrets.js';

/** Makes `Secrets` available everywhere. */
@Global()
@Module({ providers: [Secrets], exports: [Secrets] })
export class SecretsModule {}
