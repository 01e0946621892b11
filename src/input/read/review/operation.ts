/** Reports missing facts of an operation, and facts that are declared in two nearly equal ways. */
import { isSuccess } from '../../../model/status.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Endpoint } from '../../../model/api.js';
import { operationText } from '../../../model/path.js';

const WRITES = ['POST', 'PUT', 'PATCH'];

/** Reports what is missing in an operation. */
export function reviewOperation(endpoint: Endpoint, report: Report): void {
  const { responses } = endpoint;
  const key = operationText(endpoint);
  const [place] = endpoint.origins;
  if (responses.length > 0 && responses.every(({ status }) => isSuccess(status))) {
    report.add('resp/only-200', { key }, place);
  }
  if (isUpload(endpoint)) report.add('body/upload', { key }, place);
  reviewParameterNames(endpoint, report);
}

/** Returns true for a write operation whose name mentions an upload and whose body is not described. */
function isUpload({ method, path, body, operationId, summary }: Endpoint): boolean {
  if (!WRITES.includes(method) || (body && body.media.length > 0)) return false;
  const last = path.at(-1)?.map((part) => (part.kind === 'literal' ? part.text : '')) ?? [];
  const words = [operationId?.value ?? '', summary?.value ?? '', last.join('')];
  return words.some((text) => /(?:^|[^a-z])upload|[a-z]Upload/i.test(text));
}

function reviewParameterNames({ parameters }: Endpoint, report: Report): void {
  const seen = new Map<string, { name: string; in: string }>();
  for (const parameter of parameters) {
    const { name } = parameter;
    const key = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const other = seen.get(key);
    const place = parameter.origins[0];
    if (!other || key === '') seen.set(key, parameter);
    else if (other.name === name) report.add('param/two-places', { name }, place);
    else if (other.in === parameter.in) {
      report.add('param/ident-collision', { name, other: other.name }, place);
    }
  }
}
