/** Reports regular expressions that may take exponential time to match. */
import type { Report } from '../../../base/diagnostics/report.js';
import { planPattern } from '../../../base/pattern/index.js';
import type { SchemaSurvey } from './survey.js';

/** Reports each pattern that is not checked at run time, once for each location. */
export function reportPatterns({ patterned }: SchemaSurvey, report: Report): void {
  const reported = new Set<string>();
  for (const { pattern, origins } of patterned) {
    const plan = planPattern(pattern);
    const [origin] = origins;
    const place = `${origin?.source ?? ''} ${origin?.pointer ?? ''}`;
    if (plan.kind !== 'refused' || reported.has(place)) continue;
    reported.add(place);
    const at = origin && { source: origin.source, pointer: `${origin.pointer}/pattern` };
    report.add('schema/pattern-unsafe', { pattern, reason: plan.reason }, at);
  }
}
