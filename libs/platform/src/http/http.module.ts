import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessMap } from './access-map.js';
import { IdempotencyInterceptor } from './idempotency.js';
import { ProblemFilter } from './problem.filter.js';
import { ResponseInterceptor } from './response.interceptor.js';
import { validationPipe } from './validation.js';

/** What every HTTP handler of the product gets without asking. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    AccessMap,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: ResponseInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
  exports: [AccessMap],
})
export class HttpModule {}
