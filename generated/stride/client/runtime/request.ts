/** The requests of one call. */
import type { Body } from "./body.js";
import type { Call, Exchange } from "./call.js";
import type { Client, RequestOptions, Setting } from "./client.js";
import { deadline } from "./deadline.js";
import { platform, type Request } from "./platform.js";
import { segment } from "./scalar.js";
import { urlOf } from "./url.js";
import type { HeaderEntry } from "./header.js";

/**
 * Prepares a call. Its time limit begins.
 * @throws TypeError when nobody says where it goes, or it cannot go there
 */
export function prepare(
  client: Client,
  call: Call,
  options: RequestOptions,
): Exchange {
  const shared = client.options;
  const setting: Setting = (name) => options[name] ?? shared[name];
  const { operation, sent = operation, written } = call;
  const args = call.path as Readonly<Record<string, unknown>>;
  const [method = "", template = ""] = sent.split(" ");
  const path = template.replace(NAMES, (_, name: string) =>
    written ? (written[name] ?? "") : segment(name, args[name]),
  );
  const stated = call.server ?? client.server;
  const base = setting("baseUrl");
  const url = urlOf(stated, base, path, call.query);
  const info = {
    operation: operation.replace(NAMES, "{}"),
    method,
    url: url.href,
  };
  return {
    client,
    options,
    call,
    info,
    setting,
    credentials: client.credentials?.(call.security, url, stated, base),
    deadline: deadline(options.signal, setting("timeout")),
    fail: async (error) => (await shared.hooks?.error?.(error, info)) ?? error,
  };
}

/** Names of arguments in a path. */
const NAMES = /\{([^{}]+)\}/g;

/**
 * The request of one attempt, with fresh credentials.
 * @param refused whether the API refused the last credentials
 * @returns it, and the body to repeat after a redirect
 */
export async function requestOf(
  { client, options, call, info, setting, deadline, credentials }: Exchange,
  refused: boolean,
): Promise<readonly [Request, Body | undefined]> {
  const { headers: shared, hooks } = client.options;
  const { body, cookies, negotiated } = call;
  const { method } = info;
  const url = new platform.URL(info.url);
  const headers = new platform.Headers();
  const accept = call.accept ?? negotiated?.accept;
  if (accept) headers.set("accept", accept);
  if (body?.type) headers.set("content-type", body.type);
  const own = call.headers?.filter((entry): entry is HeaderEntry => !!entry);
  for (const all of [own, shared, options.headers]) {
    new platform.Headers(all).forEach((value, name) =>
      headers.set(name, value),
    );
  }
  cookies?.(headers);
  const content = body?.content;
  await credentials?.sign({ method, url, headers, content }, refused);
  const request = new platform.Request(url, {
    method,
    headers,
    redirect: setting("redirect") ?? "manual",
    signal: deadline.signal,
    credentials: setting("credentials"),
    body: content,
    // Streams cannot be sent without it.
    duplex: "half",
  });
  const hooked = (await hooks?.request?.(request, info)) ?? request;
  return [hooked, hooked === request ? body : undefined];
}
