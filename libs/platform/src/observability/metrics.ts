import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of one application for Prometheus (KPI-10). */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'guiche_http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** One answered request. */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.durations.observe({ method, route, status: String(status) }, seconds);
  }

  /** A figure that only grows. */
  counter<Labels extends string>(name: string, help: string, labelNames: readonly Labels[] = []): Counter<Labels> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  /** A figure that goes up and down; `read`, when given, is asked at each collection. */
  gauge<Labels extends string>(
    name: string,
    help: string,
    labelNames: readonly Labels[] = [],
    read?: (gauge: Gauge<Labels>) => Promise<void> | void,
  ): Gauge<Labels> {
    const gauge: Gauge<Labels> = new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      ...(read && { collect: () => read(gauge) }),
    });
    return gauge;
  }
}
