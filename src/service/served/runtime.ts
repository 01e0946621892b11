/**
 * The runtime of generated servers. Mocks and the checks of traffic use it, so that they behave in the same way as
 * users' servers.
 */
import * as assertions from '../../../templates/server/runtime/assertions.js';
import * as checks from '../../../templates/server/runtime/checks.js';
import * as idnHostname from '../../../templates/server/runtime/idn-hostname.js';
import * as moreFormats from '../../../templates/server/runtime/more-formats.js';
import * as pattern from '../../../templates/server/runtime/pattern.js';
import * as seen from '../../../templates/server/runtime/seen.js';
import * as validate from '../../../templates/server/runtime/validate.js';
import type { RuntimeFile } from '../../print/typescript/validator/options.js';

export { createRuntime, type Api as ServedApi } from '../../../templates/server/runtime/api.js';
export { readBody } from '../../../templates/server/runtime/body.js';
export { newBudget } from '../../../templates/server/runtime/budget.js';
export { fromRequest, toResponse } from '../../../templates/server/runtime/fetch.js';
export type { NeutralRequest, NeutralResponse } from '../../../templates/server/runtime/http.js';
export { createMatcher } from '../../../templates/server/runtime/matcher.js';
export { essence, mediaFor } from '../../../templates/server/runtime/media.js';
export { MultipartBody } from '../../../templates/server/runtime/multipart.js';
export { toNodeHandler } from '../../../templates/server/runtime/node.js';
export { parameterDecoder } from '../../../templates/server/runtime/parameters.js';
export { HttpProblem, type ProblemError } from '../../../templates/server/runtime/problem.js';
export { namesOf } from '../../../templates/server/runtime/query.js';
export { isBodyless, specFor } from '../../../templates/server/runtime/respond.js';
export type { ResponseSpec, Route, RouteTable } from '../../../templates/server/runtime/route.js';
export {
  ResponseMismatch,
  responseVerifier,
  type ResponseFault,
  type ResponseVerifier,
} from '../../../templates/server/runtime/verify.js';

/** The exports that generated checks import, by runtime file. */
export const RUNTIME: Readonly<Record<RuntimeFile, object>> = {
  assertions,
  checks,
  'idn-hostname': idnHostname,
  'more-formats': moreFormats,
  pattern,
  seen,
  validate,
};
