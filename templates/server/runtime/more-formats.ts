/** Formats that are checked only if the configuration names them. */
import { isTime, type Format } from "./formats.js";

export const time: Format = [isTime, "a time (RFC 3339)"];

const DURATION =
  /^P(?:\d{1,20}W|(?=[\dT])(?:\d{1,20}Y)?(?:\d{1,20}M)?(?:\d{1,20}D)?(?:T(?=\d)(?:\d{1,20}H)?(?:\d{1,20}M)?(?:\d{1,20}S)?)?)$/;

/** A duration (RFC 3339, appendix A). A unit between two others must not be omitted. */
export const duration: Format = [
  (text) => DURATION.test(text) && !/Y\d+D|H\d+S/.test(text),
  "a duration (RFC 3339)",
];

function isHostname(text: string): boolean {
  return (
    text.length <= 253 &&
    text
      .split(".")
      .every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label))
  );
}

/** A host name (RFC 1123 §2.1). */
export const hostname: Format = [isHostname, "a host name"];

function isIpv4(text: string): boolean {
  const parts = text.split(".", 5);
  return (
    parts.length === 4 &&
    parts.every(
      (part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255,
    )
  );
}

/** An IPv4 address (RFC 2673 §3.2). */
export const ipv4: Format = [isIpv4, "an IPv4 address"];

function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const last = text.slice(text.lastIndexOf(":") + 1);
  const dotted = last.includes(".");
  if (dotted && !isIpv4(last)) return false;
  const whole = dotted ? text.slice(0, -last.length) + "0:0" : text;
  const halves = whole.split("::", 3);
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const full = halves.length === 2 ? groups.length < 8 : groups.length === 8;
  return full && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
}

/** An IPv6 address (RFC 4291 §2.2). */
export const ipv6: Format = [isIpv6, "an IPv6 address"];

const BAD_PERCENT = /%(?![0-9a-f]{2})/i;
const ASCII_URI = /^[!#$&-;=?-[\]_a-z~%]*$/i;
// The non-ASCII ranges include all characters except white space. They are listed because ESLint
// rejects a class that names control characters.
const IRI =
  /^[!#-;=?-[\]_a-z~\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff]*$/;

/**
 * Returns true for a URI reference (RFC 3986 §4.1). Characters that must be percent-encoded are
 * invalid. Brackets are valid only around an IP address.
 */
function isReference(text: string, characters: RegExp): boolean {
  if (text.length > 8192 || !characters.test(text)) return false;
  if (BAD_PERCENT.test(text)) return false;
  const [before = "", ...fragments] = text.split("#");
  if (fragments.length > 1 || /[[\]]/.test(fragments.join(""))) return false;
  const authority = /^(?:[^:/?#]+:)?\/\/([^/?]*)/.exec(before)?.[1];
  const others = before.replace(`//${authority ?? ""}`, "");
  if (/[[\]]/.test(others)) return false;
  if (authority === undefined)
    return !/^[^/?]*:/.test(before) || SCHEME.test(before);
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const literal = /^\[([^\]]*)\](?::\d*)?$/.exec(host);
  if (literal !== null) return isIpv6(literal[1] ?? "");
  return !/[[\]]/.test(authority) && /^[^:]*(?::\d*)?$/.test(host);
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

export const uriReference: Format = [
  (text) => isReference(text, ASCII_URI),
  "a URI reference",
];

export const iri: Format = [
  (text) => SCHEME.test(text) && isReference(text, IRI),
  "an IRI",
];

export const iriReference: Format = [
  (text) => isReference(text, IRI),
  "an IRI reference",
];

/** A URI template (RFC 6570): braces enclose names with an operator and modifiers. */
export const uriTemplate: Format = [
  (text) => {
    if (text.length > 8192 || /[\s"<>\\^`|]/.test(text)) return false;
    const outside = text.replace(/\{[+#./;?&=,!@|]?[^{}]{1,4096}\}/g, "");
    return !/[{}]/.test(outside);
  },
  "a URI template",
];

/** An email address (RFC 6531). It may contain non-ASCII letters. */
export const idnEmail: Format = [
  (text) =>
    text.length <= 320 &&
    /^(?:[^\s@<>()[\]\\,;:".]+(?:\.[^\s@<>()[\]\\,;:".]+)*|"(?:[^"\\]|\\.){1,64}")@[^\s@<>()\\,;"]+$/.test(
      text,
    ),
  "an email address",
];

/** A JSON Pointer (RFC 6901). */
export const jsonPointer: Format = [
  (text) => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text),
  "a JSON Pointer",
];

/**
 * A relative JSON Pointer:
 * https://datatracker.ietf.org/doc/html/draft-bhutton-relative-json-pointer
 */
export const relativeJsonPointer: Format = [
  (text) =>
    /^(?:0|[1-9]\d{0,15})(?:[+-](?:0|[1-9]\d{0,15}))?(?:#|(?:\/(?:[^~/]|~[01])*)*)$/.test(
      text,
    ),
  "a relative JSON Pointer",
];

/** A regular expression (ECMA-262). It is compiled to check it, but never executed. */
export const regex: Format = [
  (text) => {
    try {
      new RegExp(text, "u");
      return true;
    } catch {
      return false;
    }
  },
  "a regular expression",
];
