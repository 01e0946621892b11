/** Creates operations whose requests and responses are checked against the description. */
import type { Body } from "./body.js";
import type { Description, Source } from "./call.js";
import { sentValue } from "./checked-body.js";
import { checkedReply, type ReplyChecks } from "./checked-reply.js";
import {
  findingsOf,
  RequestCheckError,
  type Bodies,
  type Check,
  type Finding,
} from "./checked-value.js";
import type { Client, RequestOptions } from "./client.js";
import { start, type Operation } from "./operation.js";
import { ApiPromise } from "./promise.js";
import type { Reply } from "./reply.js";

export interface Checks {
  /** Checks the arguments, except the body. */
  readonly args?: Check;
  /** Checks request bodies that are JSON, JSON lines or forms. */
  readonly body?: Bodies;
  /** Checks JSON responses, which are complete or streamed. */
  readonly replies?: ReplyChecks;
}

/**
 * Creates the function of an operation that is checked.
 * @param key the method and path, with the path parameters in braces
 * @param about the rest of the description of the operation
 * @param checks creates the checks. It runs at the first call, so that unused checks cost nothing.
 */
export function checkedOperation<Made extends Operation>(
  key: string,
  about: Description<NonNullable<Parameters<Made>[1]>>,
  checks: () => Checks,
): Made;
export function checkedOperation(
  key: string,
  about: Description,
  checks: () => Checks,
): Operation {
  let created: Checks | undefined;
  const operation = (
    client: Client,
    args = {} as never,
    options: RequestOptions = {},
  ): ApiPromise<Reply> => {
    created ??= checks();
    const requested = { operation, key, about, client, args, options };
    return new ApiPromise(exchange(requested, created));
  };
  return operation;
}

async function exchange(
  requested: Parameters<typeof start>[0],
  { args, body: bodies = {}, replies }: Checks,
): Promise<Source> {
  const { about, key } = requested;
  const called = key.replace(/=\w+\}/g, "}");
  const body = (given: never): Body | undefined => {
    const written = about.body?.(given);
    const found = [
      ...findingsOf(given, args),
      ...sentFindings(given, written, bodies),
    ];
    if (found.length > 0) throw new RequestCheckError(called, found);
    return written;
  };
  const source = await start({ ...requested, about: { ...about, body } });
  return replies ? checkedReply({ ...source, about }, replies) : source;
}

function sentFindings(
  { body }: { readonly body?: unknown },
  written: Body | undefined,
  bodies: Bodies,
): Finding[] {
  // The boundary of a multipart body is random, so the keys of `bodies` contain
  // no boundary.
  const type = written?.type?.replace(/; boundary=.*/, "") ?? "";
  const check = new Map(Object.entries(bodies)).get(type);
  const sent = written && check && sentValue(body, written);
  return sent === undefined ? [] : findingsOf(sent, check, "/body");
}
