/** Validates recorded responses, with the checks of the generated server. */
import type { Exchange } from '../../input/read/traffic/index.js';
import {
  essence,
  isBodyless,
  mediaFor,
  ResponseMismatch,
  responseVerifier,
  specFor,
  type ResponseFault,
  type ResponseSpec,
  type ResponseVerifier,
  type Route,
  type RouteTable,
} from '../served/runtime.js';
import { MAX_STEPS, undeclaredType } from './request.js';

/** A function that checks the responses of one operation. */
export type ResponseCheck = (exchange: Exchange) => ResponseFaults;

export interface ResponseFaults {
  readonly errors: readonly ResponseFault[];
  /**
   * The response body. The JSON pointers of the errors refer to positions in it. `undefined` if the recording does not
   * contain it.
   */
  readonly body: unknown;
}

/** Replaces a body that the recording does not contain. Only its media type is checked. */
const UNKNOWN_BODY = new Uint8Array();

/** Creates the check for the responses of an operation. Call it once for each operation. */
export function responseCheck(
  route: Route,
  { runCheck }: Pick<RouteTable, 'runCheck'>,
): ResponseCheck {
  const verifier = responseVerifier(MAX_STEPS, runCheck);
  return (recorded) => {
    const exchange = withoutNeedlessBody(recorded);
    const body = bodyOf(exchange);
    const spec = specFor(route.responses ?? [], exchange.status);
    if (spec === undefined) return { errors: [undeclaredStatus(route)], body };
    const errors = [
      ...typeFaults(spec, exchange),
      ...replyFaults(route, spec, exchange, body, verifier),
      ...eventFaults(route, spec, exchange, verifier),
    ];
    return { errors, body };
  };
}

/** Removes the body that some recorders note for a response that cannot have one (RFC 9110 §6.4.1). */
function withoutNeedlessBody(exchange: Exchange): Exchange {
  const isNone = exchange.method === 'HEAD' || isBodyless(exchange.status);
  return isNone ? { ...exchange, responseBody: undefined } : exchange;
}

function undeclaredStatus({ responses = [] }: Route): ResponseFault {
  const list = responses.map(({ status }) => status).join(', ');
  const message =
    list === ''
      ? 'is not declared: the operation has no declared response'
      : `is not declared, only ${list}`;
  return { in: 'status', code: 'undeclared', message };
}

function typeFaults(spec: ResponseSpec, { responseBody }: Exchange): ResponseFault[] {
  const type = responseBody?.mediaType ?? '';
  if (type === '' || spec.bodyless === true) return [];
  if (mediaFor(essence(type), spec.media) !== undefined) return [];
  return [undeclaredType(type, spec.media)];
}

function replyFaults(
  route: Route,
  spec: ResponseSpec,
  { method, status, responseHeaders, responseBody }: Exchange,
  body: unknown,
  verifier: ResponseVerifier,
): readonly ResponseFault[] {
  const { checks: _, ...unchecked } = spec;
  // A response to HEAD has the same headers as a response to GET, but no body (RFC 9110 §9.3.2).
  const isNone = method === 'HEAD' || isBodyless(status);
  const asked = isNone ? { ...unchecked, bodyless: false } : spec;
  const errors = caught(() =>
    verifier.reply(route, asked, {
      status,
      body,
      type: responseBody === undefined ? undefined : responseBody.mediaType || undefined,
      headers: responseHeaders.map(([name, value]) => [name.toLowerCase(), value]),
    }),
  );
  const isType = ({ name, code }: ResponseFault): boolean =>
    name === 'content-type' && code === 'undeclared';
  // If the recording contains a body without a media type, the check reports that the body is missing. This error is
  // ignored.
  const isSent = ({ in: place, code, pointer }: ResponseFault): boolean =>
    place === 'body' && code === 'required' && pointer === undefined && body !== undefined;
  return errors.filter((one) => one.in !== 'status' && !isType(one) && !isSent(one));
}

function eventFaults(
  route: Route,
  { events = {} }: ResponseSpec,
  { status, responseBody }: Exchange,
  verifier: ResponseVerifier,
): readonly ResponseFault[] {
  const form = responseBody?.read();
  const type = mediaFor(essence(responseBody?.mediaType ?? ''), Object.keys(events));
  const event = type === undefined ? undefined : events[type];
  // A recording contains only the data of events, not the other fields.
  if (form?.kind !== 'stream' || event === undefined || event.whole === true) return [];
  return form.items.flatMap((data) => caught(() => verifier.event(route, status, event, { data })));
}

function caught(work: () => void): readonly ResponseFault[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ResponseMismatch) return error.errors;
    throw error;
  }
}

function bodyOf({ responseBody }: Exchange): unknown {
  const form = responseBody?.read();
  if (form === undefined) return undefined;
  if (form.kind === 'json') return form.value;
  return form.kind === 'text' ? form.text : UNKNOWN_BODY;
}
