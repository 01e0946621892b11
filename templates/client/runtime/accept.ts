/**
 * Chooses the media types of the `Accept` header (RFC 9110 §12.5.1), and checks that the response
 * has one of them.
 */
import type { AcceptOptions } from "./client.js";
import type { Headers } from "./platform.js";
import { mediaType } from "./read.js";

/** The `Accept` header of a call whose responses may have several media types. */
export interface Negotiated {
  readonly accept: string;
  /**
   * Returns an error message if the media type of the response is declared for its status but was
   * not requested.
   */
  readonly unasked: (reply: {
    readonly status: number;
    readonly headers: Headers;
  }) => string | undefined;
}

/** The media types that an operation declares for its responses. */
export interface Offer {
  /** The media types that are requested by default. */
  readonly accept?: string;
  /** Media types that are requested in addition to the chosen ones, such as those of errors. */
  readonly besides?: string;
  /**
   * The declared media types by status (`200`, `4XX`, `default`), for each status that has several.
   */
  readonly offers: Readonly<Record<string, readonly string[]>>;
}

/** Builds the `Accept` header, and the function that checks the response. */
export function negotiate(
  options: AcceptOptions | undefined,
  { accept, besides, offers }: Offer,
): Negotiated {
  const chosen = options?.accept ?? accept;
  const all = [chosen, besides].filter(Boolean).join(", ");
  const unasked: Negotiated["unasked"] = ({ status, headers }) => {
    const offered =
      offers[status] ??
      offers[`${Math.floor(status / 100)}XX`] ??
      (status < 300 ? undefined : offers["default"]);
    const type = mediaType({ headers });
    const offer = offered?.find((one) => covers(one, type));
    if (offer === undefined) return undefined;
    // A successful response must have one of the chosen media types. A type with a quality (`;q=`)
    // is only a fallback, so it does not count as requested.
    const wanted = status < 300 ? (chosen ?? "") : all;
    const requested = wanted
      .split(",")
      .filter((one) => !one.includes(";q="))
      .map((one) => one.split(";")[0]?.trim().toLowerCase() ?? "");
    // Many servers send every kind of JSON as `application/json`, even if
    // `application/problem+json` was requested.
    const plain = type === "application/json";
    if (plain && requested.some((one) => one.endsWith("+json")))
      return undefined;
    return requested.some((one) => covers(one, type))
      ? undefined
      : `${type} was not requested: pass \`accept: "${offer}"\``;
  };
  return { accept: all, unasked };
}

/** Returns true if a media type equals `range`, or is included in it (`text/*`). */
function covers(range: string, type: string): boolean {
  return (
    range === type ||
    range === "*/*" ||
    (range.endsWith("/*") && type.startsWith(range.slice(0, -1)))
  );
}
