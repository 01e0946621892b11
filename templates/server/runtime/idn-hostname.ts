/**
 * Validates internationalized host names (RFC 5890 to 5893), with the help of the engine's URL
 * parser.
 */
import type { Format } from "./formats.js";

const LABEL_LENGTH = 63;
const NAME_LENGTH = 253;

/**
 * The characters of a label: letters, digits, marks, and the exceptions of RFC 5892 §2.6. Capital
 * letters are invalid, except in Cherokee (§2.2).
 */
const ALLOWED =
  /^[-\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{Mn}\p{Mc}\u200c\u200d\u00b7\u0375\u05f3\u05f4\u06fd\u06fe\u0f0b\u3007\u30fb\u13a0-\u13f5]+$/u;

/**
 * Characters that are invalid although {@link ALLOWED} includes them: the exceptions of RFC 5892
 * §2.6, old Hangul (§2.9), and the marks of symbols and of music (§2.4).
 */
const REFUSED =
  /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\u20d0-\u20ff\u{1d100}-\u{1d24f}]/u;

/**
 * Matches characters that are valid only next to certain letters, if these letters are missing (RFC
 * 5892, appendix A.3 to A.6). The middle dot, for example, is valid only between two `l`.
 */
const MISPLACED =
  /(?<!l)\u00b7|\u00b7(?!l)|\u0375(?!\p{Script=Greek})|(?<!\p{Script=Hebrew})[\u05f3\u05f4]/u;

export const idnHostname: Format = [isIdnHostname, "a host name"];

function isIdnHostname(text: string): boolean {
  if (
    text.length > NAME_LENGTH ||
    /[^-.\p{L}\p{N}\p{M}\p{S}\p{P}\p{Cf}]/u.test(text)
  ) {
    return false;
  }
  const labels = text.split(".");
  if (labels.includes("") || /[/\\?#@:[\]%]/.test(text)) return false;
  const encoded = encodedLabels(text);
  return (
    encoded?.length === labels.length &&
    encoded.join(".").length <= NAME_LENGTH &&
    labels.every((label, index) => isLabel(label, encoded[index] ?? ""))
  );
}

/**
 * Returns the encoded labels of a host name; `undefined` if the URL parser rejects it. The parser
 * also checks joiners and bidirectional text.
 */
function encodedLabels(text: string): readonly string[] | undefined {
  try {
    // Without the suffix, the URL parser would read a host name of digits as an IP address.
    return new URL(`http://${text}.a`).hostname.split(".").slice(0, -1);
  } catch {
    return undefined;
  }
}

function isLabel(label: string, encoded: string): boolean {
  const isAscii = label.toLowerCase() === encoded;
  const unicode = encoded.startsWith("xn--")
    ? decodedLabel(encoded.slice(4))
    : encoded;
  // A label is invalid if the URL parser has changed it.
  return (
    (isAscii || unicode === label) &&
    encoded.length <= LABEL_LENGTH &&
    isUnicodeLabel(unicode)
  );
}

function isUnicodeLabel(label: string): boolean {
  if (!ALLOWED.test(label) || REFUSED.test(label)) return false;
  if (/^-|-$|^..--/u.test(label) || /^\p{M}/u.test(label)) return false;
  if (MISPLACED.test(label)) return false;
  if (/[\u0660-\u0669]/.test(label) && /[\u06f0-\u06f9]/.test(label)) {
    return false;
  }
  return (
    !label.includes("\u30fb") ||
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(
      label.replace(/\u30fb/g, ""),
    )
  );
}

const BASE = 36;
const [T_MIN, T_MAX, SKEW, DAMP] = [1, 26, 38, 700];

/** Decodes a valid label from Punycode (RFC 3492 §6.2). */
function decodedLabel(text: string): string {
  const end = text.lastIndexOf("-");
  const points = [...text.slice(0, Math.max(end, 0))].map((one) =>
    one.charCodeAt(0),
  );
  let [point, index, bias] = [128, 0, 72];
  for (let at = end + 1; at < text.length;) {
    const before = index;
    let weight = 1;
    for (let step = BASE; at < text.length; step += BASE) {
      const digit = parseInt(text.charAt(at), BASE);
      at += 1;
      // In Punycode, the digits `a` to `z` have the values 0 to 25, and `0` to `9` have the values
      // 26 to 35.
      const value = digit < 10 ? digit + 26 : digit - 10;
      index += value * weight;
      const threshold = Math.min(Math.max(step - bias, T_MIN), T_MAX);
      if (value < threshold) break;
      weight *= BASE - threshold;
    }
    const count = points.length + 1;
    bias = adapted(index - before, count, before === 0);
    point += Math.floor(index / count);
    index %= count;
    points.splice(index, 0, point);
    index += 1;
  }
  return String.fromCodePoint(...points);
}

/** Adapts the bias of Punycode (RFC 3492 §6.1). */
function adapted(delta: number, count: number, isFirst: boolean): number {
  let left = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  left += Math.floor(left / count);
  let bias = 0;
  while (left > ((BASE - T_MIN) * T_MAX) >> 1) {
    left = Math.floor(left / (BASE - T_MIN));
    bias += BASE;
  }
  return bias + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW));
}
