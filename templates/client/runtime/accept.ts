/** Which media types a call asks for (RFC 9110 §12.5.1), and whether one of them came. */
import type { Headers } from "./platform.js";
import { mediaType } from "./read.js";

/** What a call says of the types that it is answered in. */
export interface Accepting {
  /** What is asked for. */
  readonly accept?: string;
  /** What is asked for beside it, whatever the caller chooses. */
  readonly besides?: string;
  /** Where statuses come in several types. */
  readonly unasked?: Unasked;
}

/** What is wrong with a reply in a type that is declared for its status, where another one was asked for. */
export type Unasked = (
  call: Accepting,
  reply: { readonly status: number; readonly headers: Headers },
) => string | undefined;

/** The header `Accept`; nothing where no document says what comes. */
export function acceptHeader({
  accept,
  besides,
}: Accepting): string | undefined {
  return accept && besides ? `${accept}, ${besides}` : (accept ?? besides);
}

/**
 * Tells what was asked for from what was not.
 * @param offers the types of the statuses (`200`, `4XX`, `default`) that come in several
 */
export function unlessAsked(
  offers: Readonly<Record<string, readonly string[]>>,
): Unasked {
  return (call, reply) => {
    const { status } = reply;
    const offered =
      offers[status] ??
      offers[`${Math.floor(status / 100)}XX`] ??
      (status < 300 ? undefined : offers["default"]);
    const type = mediaType(reply);
    if (offered === undefined || !offered.includes(type)) return undefined;
    // What stands beside is of other statuses, and what has a quality is only read where nothing else comes.
    const stated = status < 300 ? call.accept : acceptHeader(call);
    const asked = (stated ?? "")
      .split(",")
      .filter((one) => !one.includes(";q="))
      .map((one) => one.split(";")[0]?.trim().toLowerCase() ?? "");
    // Many servers call every kind of JSON plain JSON.
    const plain = type === "application/json";
    if (plain && asked.some((one) => one.endsWith("+json"))) return undefined;
    return asked.includes(type)
      ? undefined
      : `${type} was not asked for: pass \`accept: "${type}"\``;
  };
}
