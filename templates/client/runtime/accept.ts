/** Which media types a call asks for (RFC 9110 §12.5.1), and whether one of them came. */
import type { AcceptOptions } from "./client.js";
import type { Headers } from "./platform.js";
import { mediaType } from "./read.js";

/** What is asked for where statuses come in several types. */
export interface Negotiated {
  readonly accept: string;
  /** What is wrong with a reply in a type that is declared for its status, where another one was asked for. */
  readonly unasked: (reply: {
    readonly status: number;
    readonly headers: Headers;
  }) => string | undefined;
}

/** What an operation says that answers in several types. */
export interface Offer {
  /** What is asked for, unless the caller chooses. */
  readonly accept?: string;
  /** What is asked for beside it, whatever the caller chooses. */
  readonly besides?: string;
  /** The types of the statuses (`200`, `4XX`, `default`) that come in several. */
  readonly offers: Readonly<Record<string, readonly string[]>>;
}

/** Lets the caller choose a type, and tells what was asked for from what was not. */
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
    // What stands beside is of other statuses, and what has a quality is only read where nothing else comes.
    const stated = status < 300 ? (chosen ?? "") : all;
    const asked = stated
      .split(",")
      .filter((one) => !one.includes(";q="))
      .map((one) => one.split(";")[0]?.trim().toLowerCase() ?? "");
    // Many servers call every kind of JSON plain JSON.
    const plain = type === "application/json";
    if (plain && asked.some((one) => one.endsWith("+json"))) return undefined;
    return asked.some((one) => covers(one, type))
      ? undefined
      : `${type} was not asked for: pass \`accept: "${offer}"\``;
  };
  return { accept: all, unasked };
}

/** Whether a type is this one, or one of this range (`text/*`). */
function covers(range: string, type: string): boolean {
  return (
    range === type ||
    range === "*/*" ||
    (range.endsWith("/*") && type.startsWith(range.slice(0, -1)))
  );
}
