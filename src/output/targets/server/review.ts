/** Reports operations that the generated server cannot distinguish. */
import { canIntersect, wholePattern } from '../../../base/pattern/index.js';
import { patternLiteral } from '../../../base/foundation/scan.js';
import { groupBy } from '../../../base/foundation/group.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { spannedSegments, withVariant, type PathPart } from '../../../model/path.js';
import { twinConditions, type TwinCondition } from '../../../../templates/server/twins.js';

/** Reports pairs of operations with the same method whose paths can match the same request. */
export function reviewServer(api: Api, report: Report): void {
  const twins = api.endpoints.filter(({ variant }) => variant !== undefined);
  for (const group of groupBy(twins, (endpoint) => withVariant(endpoint, '').key).values()) {
    const ranked = group
      .map((endpoint) => ({ endpoint, conditions: twinConditions(endpoint, api.schemas) }))
      // The server tries the operation with the most conditions first.
      .sort((a, b) => b.conditions.length - a.conditions.length);
    for (const [index, one] of ranked.entries()) {
      const other = ranked.slice(index + 1).find((rival) => !exclude(one, rival));
      if (!other) continue;
      report.add(
        'path/indistinct',
        { key: one.endpoint.key, twin: other.endpoint.key },
        one.endpoint.origins[0],
        other.endpoint.origins.slice(0, 1),
      );
    }
  }
}

interface Twin {
  readonly endpoint: Endpoint;
  readonly conditions: readonly TwinCondition[];
}

/** Returns true if no request is meant for both operations. */
function exclude(one: Twin, other: Twin): boolean {
  if (constantsOf(one) !== constantsOf(other)) return true;
  const [parts, others] = [one, other].map(({ endpoint }) =>
    endpoint.path.flat().filter((part) => part.kind === 'parameter'),
  );
  return (parts ?? []).some((part, capture) => {
    const rival = others?.[capture];
    if (rival === undefined || isLonger(part) !== isLonger(rival)) return true;
    const [left, right] = [formOf(one, part, capture), formOf(other, rival, capture)];
    return !canIntersect(left, right);
  });
}

/** Returns true if a value contains slashes, so that the router never confuses it with a single segment. */
function isLonger(part: PathPart): boolean {
  const spans = spannedSegments(part);
  return spans !== undefined && spans.length > 1;
}

function constantsOf({ conditions }: Twin): string {
  return conditions
    .flatMap((one) => ('query' in one ? `${one.query}=${one.value}` : []))
    .sort()
    .join('&');
}

/** Returns a pattern for the value of a path parameter in a request. */
function formOf({ conditions }: Twin, part: PathPart, capture: number): string {
  const spans = spannedSegments(part);
  if (spans) {
    const forms = spans.map((text) =>
      text === '**' ? '.*' : text === '*' ? '[^/]+' : patternLiteral(text),
    );
    return wholePattern(forms.join('/'));
  }
  const own = conditions.find((one) => 'capture' in one && one.capture === capture);
  return own && 'pattern' in own ? own.pattern : '^[\\s\\S]*$';
}
