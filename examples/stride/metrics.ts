/** Provides metrics for operators of the service, in the format of Prometheus. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import type { Around } from '../../generated/stride/server/index.js';
import type { Store } from './domain/store.js';
import type { Outcome } from './webhooks/dispatcher.js';

export interface Metrics {
  readonly around: Around;
  /** Records that an app was called. */
  readonly onOutcome: (outcome: Outcome) => void;
  /** Serves the metrics on a separate port, because callers of the API must not see them. */
  readonly listen: (port: number, host: string) => Promise<Server>;
}

export async function createMetrics(store: Pick<Store, 'tables'>): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } =
    await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'stride_request_seconds',
    help: 'Time until a response begins, by operation and status',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  const deliveries = new Counter({
    name: 'stride_deliveries_total',
    help: 'Calls of apps, by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  });
  new Gauge({
    name: 'stride_delivery_lag_seconds',
    help: 'How long the delivery has been due that waits longest',
    registers: [registry],
    async collect() {
      const wait = await store.tables.deliveries.nextDue([]).catch(() => undefined);
      this.set(Math.max(0, -Number(wait ?? 0n) / 1e9));
    },
  });
  return {
    around: async ({ operation = 'none' }, next) => {
      const stop = requests.startTimer({ operation });
      const response = await next();
      stop({ status: response.status });
      return response;
    },
    onOutcome: (outcome) => deliveries.inc({ outcome }),
    listen: async (port, host) => {
      const server = createServer((_, response) => {
        response.setHeader('content-type', registry.contentType);
        registry.metrics().then(
          (text) => response.end(text),
          () => response.writeHead(500).end(),
        );
      });
      server.listen(port, host).unref();
      await once(server, 'listening');
      return server;
    },
  };
}
