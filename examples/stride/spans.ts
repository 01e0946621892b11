/** Adds OpenTelemetry traces. */
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Around } from '../../generated/stride/server/index.js';

/**
 * Creates a span for each request, in the trace of the caller. The span has the name of the
 * operation. This has no effect unless the process was started with an OpenTelemetry SDK. The SDK
 * also adds spans for the database statements.
 */
export const spans: Around = ({ request, operation }, next) => {
  const carrier = {
    traceparent: request.header('traceparent'),
    tracestate: request.header('tracestate'),
  };
  const active = context.active();
  const parent = trace.getSpan(active) ? active : propagation.extract(active, carrier);
  const options = {
    kind: SpanKind.SERVER,
    attributes: { 'http.request.method': request.method },
  };
  const name = operation ?? request.method;
  return trace.getTracer('stride').startActiveSpan(name, options, parent, async (span) => {
    try {
      const response = await next();
      span.setAttribute('http.response.status_code', response.status);
      if (response.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      return response;
    } finally {
      span.end();
    }
  });
};
