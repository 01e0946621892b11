/** Traces by OpenTelemetry. */
import { SpanStatusCode, trace } from '@opentelemetry/api';
import type { Around } from '../../generated/stride/server/index.js';

/**
 * A span for each request, named by its operation. It does nothing unless the process was started with an SDK of
 * OpenTelemetry, whose instrumentations add calls to the database and to apps.
 */
export const spans: Around = ({ request, operation }, next) =>
  trace.getTracer('stride').startActiveSpan(operation ?? request.method, async (span) => {
    span.setAttribute('http.request.method', request.method);
    try {
      const response = await next();
      span.setAttribute('http.response.status_code', response.status);
      if (response.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      return response;
    } finally {
      span.end();
    }
  });
