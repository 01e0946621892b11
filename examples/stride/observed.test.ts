/** Metrics and traces of the service for its operators. */
import type { AddressInfo } from 'node:net';
import { propagation, trace } from '@opentelemetry/api';
import type { Span, TextMapPropagator, TracerProvider } from '@opentelemetry/api';
import { afterEach, expect, test } from 'vitest';
import type { Around } from '../../generated/stride/server/index.js';
import type { Store } from './domain/store.js';
import { createMetrics } from './metrics.js';
import { spans } from './spans.js';

type Info = Parameters<Around>[0];
const request = { method: 'GET', header: (name: string) => name } as unknown as Info['request'];
const info = { request, operation: 'GET /site/' } as Info;
const answer = { status: 503, headers: [], body: null };

afterEach(() => {
  trace.disable();
  propagation.disable();
});

test('metrics count requests by operation and calls of apps, and measure the oldest delivery', async () => {
  const nextDue = () => Promise.resolve(-90_000_000_000n);
  const store = { tables: { deliveries: { nextDue } } } as unknown as Store;
  const metrics = await createMetrics(store);
  await metrics.around(info, () => Promise.resolve(answer));
  await metrics.around({ request } as Info, () => Promise.resolve({ ...answer, status: 404 }));
  metrics.onOutcome('taken');
  metrics.onOutcome('taken');
  const server = await metrics.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  server.closeAllConnections();
  server.close();
  expect(text).toContain('stride_request_seconds_count{operation="GET /site/",status="503"} 1');
  expect(text).toContain('stride_request_seconds_count{operation="none",status="404"} 1');
  expect(text).toContain('stride_deliveries_total{outcome="taken"} 2');
  expect(text).toContain('stride_delivery_lag_seconds 90');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

test('a span belongs to the trace of the caller, and ends', async () => {
  const log: unknown[] = [];
  const span = {
    setAttribute: (name: string, value: unknown) => log.push([name, value]),
    setStatus: ({ code }: { code: number }) => log.push(code),
    end: () => log.push('end'),
  } as unknown as Span;
  const provider: TracerProvider = {
    getTracer: () => ({
      startSpan: () => span,
      startActiveSpan: (name: string, ...rest: unknown[]) => {
        log.push(name);
        return (rest.at(-1) as (given: Span) => unknown)(span) as never;
      },
    }),
  };
  trace.setGlobalTracerProvider(provider);
  const propagator = {
    extract: (context: unknown, carrier: unknown) => {
      log.push(carrier);
      return context;
    },
  };
  propagation.setGlobalPropagator(propagator as unknown as TextMapPropagator);
  await spans(info, () => Promise.resolve(answer));
  expect(log).toEqual([
    { traceparent: 'traceparent', tracestate: 'tracestate' },
    'GET /site/',
    ['http.response.status_code', 503],
    2,
    'end',
  ]);
});
