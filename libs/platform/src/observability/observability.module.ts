import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Health } from './health.js';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';
import { PlatformFigures } from './platform-figures.js';
import { JOB_RUNNER_HEALTH, runnerHealth, type RunnerHealth } from './runner-health.js';

@Injectable()
class RunnerHealthEnd implements OnApplicationShutdown {
  constructor(@Inject(JOB_RUNNER_HEALTH) private readonly health: RunnerHealth) {}

  onApplicationShutdown(): void {
    this.health.close();
  }
}

/** Health, figures and logs of a process. */
@Global()
@Module({
  controllers: [HealthController],
  providers: [
    Metrics,
    PlatformFigures,
    Health,
    { provide: JOB_RUNNER_HEALTH, useFactory: runnerHealth },
    RunnerHealthEnd,
  ],
  exports: [Metrics, Health],
})
export class ObservabilityModule {}
