/** Builds the requests of a call. */
import type { Body } from "./body.ts";
import type { Exchange } from "./call.ts";
import type { Setting } from "./client.ts";
import { deadline } from "./deadline.ts";
import type { HeaderEntry } from "./header.ts";
import { platform, type Request } from "./platform.ts";
import { namesOf, segment } from "./scalar.ts";
import { urlOf } from "./url.ts";

/** The arguments of the caller, and the description of the operation. */
export type Asked = Pick<
  Exchange,
  "operation" | "about" | "client" | "args" | "options"
> & { readonly key: string };

/**
 * Prepares a call, and starts its time limit.
 * @throws TypeError if the server is unknown, the URL is invalid, or an argument cannot be written
 */
export function prepare(requested: Asked): Exchange {
  const { key, about, client, args, options } = requested;
  const shared = client.options;
  const setting: Setting = (name) => options[name] ?? shared[name];
  const given = args as Readonly<Record<string, unknown>>;
  const sent = about.sent ?? key;
  // Splits only at the first space, because the names of parameters may contain spaces.
  const [method = "", template = ""] = sent.split(/ ([^]*)/);
  const written = about.path?.(args);
  const path = template.replace(PARAMETER, (_, text: string) => {
    const [, name] = namesOf(text);
    return written?.[name] ?? segment(name, given[name]);
  });
  const declared = about.server ?? client.server;
  const base = setting("baseUrl");
  const url = urlOf(declared, base, path, about.query?.(args));
  const info = {
    operation: key.replace(/=\w+\}/g, "}"),
    method,
    url: url.href,
  };
  return {
    ...requested,
    body: about.body?.(args),
    negotiated: about.negotiated?.(options),
    info,
    setting,
    credentials: client.credentials?.(about.security, url, declared, base),
    deadline: deadline(options.signal, setting("timeout")),
    fail: async (error) =>
      ((await shared.hooks?.error?.(error, info)) as Error | undefined) ??
      error,
  };
}

const PARAMETER = /\{([^{}]+)\}/g;

/**
 * Builds the request of one attempt. The credentials are requested again for each attempt.
 * @returns the request, and the body to repeat after a redirect
 */
export async function requestOf({
  client,
  options,
  about,
  args,
  negotiated,
  body,
  info,
  setting,
  deadline,
  credentials,
}: Exchange): Promise<readonly [Request, Body | undefined]> {
  const { headers: shared, hooks } = client.options;
  const { method } = info;
  const url = new platform.URL(info.url);
  const headers = new platform.Headers();
  const { accept = "application/json" } = negotiated ?? about;
  if (accept) headers.set("accept", accept);
  if (body?.type) headers.set("content-type", body.type);
  const own = about.headers?.(args).filter(Boolean) as HeaderEntry[];
  for (const all of [own, shared, options.headers]) {
    new platform.Headers(all).forEach((value, name) =>
      headers.set(name, value),
    );
  }
  about.cookies?.(args)(headers);
  const content = body?.content;
  await credentials?.sign({ method, url, headers, content });
  const request = new platform.Request(url, {
    method,
    headers,
    redirect: setting("redirect") ?? "manual",
    signal: deadline.signal,
    credentials: setting("credentials"),
    body: content,
    // `fetch` rejects a stream as the body unless `duplex` is set.
    duplex: "half",
  });
  const hooked =
    ((await hooks?.request?.(request, info)) as Request | undefined) ?? request;
  return [hooked, hooked === request ? body : undefined];
}
