/** Says which patterns of strings nobody can afford to run. */
import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import type { Schema } from '../model/schema.js';
import { mapApiSchemas, visitSchema } from '../model/walk.js';
import { planPattern, type PatternPlan } from '../pattern/index.js';

/** Reports every pattern that is not run, once for each place that states it. */
export function reportPatterns(api: Api, report: Report): void {
  const told = new Set<string>();
  const plans = new Map<string, PatternPlan>();
  const visit = (schema: Schema): void => {
    if (schema.kind !== 'string' || schema.pattern === undefined) return;
    const plan = plans.get(schema.pattern) ?? planPattern(schema.pattern);
    plans.set(schema.pattern, plan);
    const [origin] = schema.origins;
    const place = `${origin?.source ?? ''} ${origin?.pointer ?? ''}`;
    if (plan.kind !== 'refused' || told.has(place)) return;
    told.add(place);
    const { pattern } = schema;
    report.add('schema/pattern-unsafe', { pattern, reason: plan.reason }, origin);
  };
  const seen = new Set<Schema>();
  const whole = (schema: Schema): Schema => {
    // A parameter or a response is often that of hundreds of endpoints.
    if (!seen.has(schema)) visitSchema(schema, visit);
    seen.add(schema);
    return schema;
  };
  mapApiSchemas(api, whole);
}
