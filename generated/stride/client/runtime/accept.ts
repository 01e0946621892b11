/** Which media types a call asks for (RFC 9110 §12.5.1), and whether one of them came. */
import type { Headers } from "./platform.js";
import { mediaType } from "./read.js";

/** What a call says of the types that it is answered in. */
export interface Accepting {
  /** What is asked for. */
  readonly accept?: string;
  /** What is asked for beside it, whatever the caller chooses. */
  readonly besides?: string;
  /** The types that statuses (`200`, `4XX`, `default`) come in where they come in several. */
  readonly offers?: Readonly<Record<string, readonly string[]>>;
}

/** The call that asks for the media type that the caller chose, if he chose one. */
export function asking<T extends Accepting>(
  call: T,
  accept: string | undefined,
): T {
  return accept === undefined ? call : { ...call, accept };
}

/** The header `Accept`; nothing where no document says what comes. */
export function acceptHeader({
  accept,
  besides,
}: Accepting): string | undefined {
  return accept && besides ? `${accept}, ${besides}` : (accept ?? besides);
}

/** Whether a reply came in a type that is declared for its status, though another one was asked for. */
export function isUnasked(
  call: Accepting,
  reply: { readonly status: number; readonly headers: Headers },
): boolean {
  const { status } = reply;
  const { offers = {} } = call;
  const offered =
    offers[status] ??
    offers[`${Math.floor(status / 100)}XX`] ??
    (status < 300 ? undefined : offers["default"]);
  const type = mediaType(reply);
  if (offered === undefined || !offered.includes(type)) return false;
  // What has a quality is only read where nothing else comes.
  const asked = (acceptHeader(call) ?? "")
    .split(",")
    .filter((one) => !one.includes(";q="))
    .map((one) => one.split(";")[0]?.trim().toLowerCase());
  return !asked.includes(type);
}
