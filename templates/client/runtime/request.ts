/** Prepares the requests of one call. */
import { acceptHeader } from "./accept.js";
import type { Outgoing } from "./auth.js";
import { baseUrl } from "./base-url.js";
import type { Body } from "./body.js";
import type { Call } from "./call.js";
import type {
  CallOptions,
  Client,
  Hooks,
  RequestOptions,
  Setting,
} from "./client.js";
import { deadline, type Deadline } from "./deadline.js";
import type { CallInfo } from "./errors.js";
import type { Chosen } from "./security.js";
import { isA, platform, type Headers, type Request } from "./platform.js";
import { buildUrl } from "./url.js";

/** What all attempts of one call share. */
export interface Prepared {
  readonly call: Call;
  readonly info: CallInfo;
  readonly deadline: Deadline;
  readonly hooks: Hooks | undefined;
  readonly setting: Setting;
  /** What is set for the call, and for its client. */
  readonly retries: readonly [CallOptions["retries"], CallOptions["retries"]];
  readonly credentials: Chosen | undefined;
  /** Headers of the client and of the call; the later ones win. */
  readonly headers: readonly RequestOptions["headers"][];
}

/**
 * Prepares a call. Its time limit begins.
 * @param more headers that win over all others
 * @throws TypeError when nobody says where it goes, or it cannot go there
 */
export function prepare(
  client: Client,
  call: Call,
  options: RequestOptions,
  more: Readonly<Record<string, string>> = {},
): Prepared {
  const shared = client.options;
  const setting: Setting = (name) => options[name] ?? shared[name];
  const { operation, sent = operation } = call;
  const space = sent.indexOf(" ");
  const method = sent.slice(0, space);
  const values = [...(call.path ?? [])];
  const path = sent
    .slice(space + 1)
    .replace(/\{\}/g, () => values.shift() ?? "");
  const [base, given] = baseUrl(client, call.server, setting("baseUrl"));
  const { href, origin } = buildUrl(base, path, call.query);
  const credentials = client.credentials?.(
    call.security,
    given ? undefined : origin,
  );
  return {
    call,
    info: { operation, method, url: href },
    deadline: deadline(options.signal, setting("timeout")),
    hooks: shared.hooks,
    setting,
    retries: [options.retries, shared.retries],
    credentials,
    headers: [shared.headers, options.headers, more],
  };
}

/**
 * The request of one attempt, with fresh credentials.
 * @param refused whether the API refused the last credentials
 * @returns it, and the body to repeat after a redirect
 */
export async function requestOf(
  { call, info, deadline, hooks, setting, credentials, ...draft }: Prepared,
  refused: boolean,
): Promise<readonly [Request, Body | undefined]> {
  const { method } = info;
  const { body, cookies = [] } = call;
  const outgoing: Outgoing = {
    method,
    url: new platform.URL(info.url),
    headers: headersOf(call, draft.headers),
    cookies: cookies.filter(Boolean),
    content: body?.content,
  };
  await credentials?.sign(outgoing, refused);
  const { url, headers } = outgoing;
  const own = headers.get("cookie");
  const pairs = own ? [own, ...outgoing.cookies] : outgoing.cookies;
  if (pairs.length > 0) headers.set("cookie", pairs.join("; "));
  const { signal } = deadline;
  const mode = setting("credentials");
  const built = new platform.Request(url, {
    method,
    headers,
    redirect: setting("redirect") ?? "manual",
    ...(signal && { signal }),
    ...(mode && { credentials: mode }),
    ...(body && { body: body.content }),
    ...(body?.once && { duplex: "half" }),
  });
  const hooked = await hooks?.request?.(built, info);
  return isA(hooked, platform.Request) && hooked !== built
    ? [hooked, undefined]
    : [built, body];
}

function headersOf(
  call: Call,
  further: readonly RequestOptions["headers"][],
): Headers {
  const { body, headers = [] } = call;
  const accept = acceptHeader(call);
  const all = new platform.Headers();
  if (accept) all.set("accept", accept);
  if (body?.type) {
    all.set("content-type", body.type);
  }
  for (const entry of headers) if (entry) all.set(...entry);
  for (const more of further) {
    new platform.Headers(more).forEach((value, name) => all.set(name, value));
  }
  return all;
}
