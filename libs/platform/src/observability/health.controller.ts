import { Controller, Get, Header, Headers, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NotFound } from '@guiche/kernel';
import { defineConfig, optionalEnv } from '../config/index.js';
import { Public } from '../http/index.js';
import { Health, type HealthReport } from './health.js';
import { Metrics } from './metrics.js';

const metricsConfig = defineConfig('metrics', {
  /** When set, `/metrics` wants it as a bearer token. */
  token: optionalEnv('METRICS_TOKEN'),
});

@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  /** The process runs. */
  @Get('health/live')
  @Public('asked by the orchestrator; says nothing but that the process runs')
  live(): { live: true } {
    return { live: true };
  }

  /** The process can serve; 503 with what is missing otherwise. */
  @Get('health/ready')
  @Public('asked by the orchestrator; names missing parts only')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.health.report();
    if (!report.ready) void reply.status(503);
    return report;
  }

  @Get('metrics')
  @ApiExcludeEndpoint()
  @Public('read by Prometheus; guarded by METRICS_TOKEN where one is set')
  @Header('cache-control', 'no-store')
  async figures(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { token } = metricsConfig();
    if (token !== null && authorization !== `Bearer ${token}`) throw new NotFound('platform.no-such-route');
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
