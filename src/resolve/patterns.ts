/** Says which patterns of strings nobody can afford to run. */
import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import type { Schema } from '../model/schema.js';
import { mapApiSchemas, mapChildren } from '../model/walk.js';
import { planPattern } from '../pattern/index.js';

/** Reports every pattern that is not run, once for each place that states it. */
export function reportPatterns(api: Api, report: Report): void {
  const told = new Set<string>();
  const visit = (schema: Schema): Schema => {
    if (schema.kind === 'string' && schema.pattern !== undefined) {
      const plan = planPattern(schema.pattern);
      const [origin] = schema.origins;
      const place = `${origin?.source ?? ''} ${origin?.pointer ?? ''}`;
      if (plan.kind === 'refused' && !told.has(place)) {
        told.add(place);
        const { pattern } = schema;
        report.add('schema/pattern-unsafe', { pattern, reason: plan.reason }, origin);
      }
    }
    return mapChildren(schema, visit);
  };
  mapApiSchemas(api, visit);
}
