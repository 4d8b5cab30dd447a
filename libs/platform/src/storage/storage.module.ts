import { Global, Module } from '@nestjs/common';
import { ForgetFiles } from './forget-files.js';
import { LinkTokens } from './link-tokens.js';
import { configuredStore, FILE_STORE } from './storage.config.js';
import { StoredFiles } from './stored-files.js';

/** Files and the links to them. */
@Global()
@Module({
  providers: [{ provide: FILE_STORE, useFactory: configuredStore }, StoredFiles, LinkTokens, ForgetFiles],
  exports: [StoredFiles, LinkTokens],
})
export class StorageModule {}
