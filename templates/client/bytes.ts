/**
 * Finds responses that are declared as bytes, but whose media types the runtime would read as text
 * or JSON.
 */
import { code, lit, type Code } from '../../src/print/emit/typescript/code.js';
import { array, call } from '../../src/print/emit/typescript/expression.js';
import { mediaKind } from '../../src/print/typescript/signature-body.js';
import { statusText, type ReplyCase } from '../../src/print/typescript/signature-replies.js';
import { UNKNOWN } from '../../src/model/schema.js';
import { essenceOf } from '../../src/model/media-type.js';
import type { ClientView } from './view.js';

/**
 * Matches the media types that the runtime reads as text, such as `application/json+sarif`. It must
 * match the same media types as `TEXT` in `runtime/read.ts`.
 */
const LIKE_TEXT = /^text|json|[/+]xml|yaml|script|urlencoded/;

/**
 * Returns the call that reads binary bodies as bytes. It applies to all successful bodies, or only
 * to those with the listed statuses and media types (`200 text/csv`, `default text/plain`). Returns
 * `undefined` if the runtime reads all bodies correctly without this call.
 */
export function bytesReader(replies: readonly ReplyCase[], view: ClientView): Code | undefined {
  const whole = isBytes(replies);
  const found: Code[] = [];
  for (const { ok, statuses, body } of replies) {
    if (typeof body === 'string' || (ok && whole)) continue;
    for (const { kind, media } of body) {
      if (kind !== 'binary') continue;
      const isSure = mediaKind(media.type, UNKNOWN) === 'binary' && !LIKE_TEXT.test(media.type);
      if (isSure) continue;
      found.push(lit(`${statusText(statuses)} ${essenceOf(media.type)}`));
    }
  }
  if (found.length === 0) return whole ? view.runtime('asBlob') : undefined;
  if (whole) found.unshift(lit('2XX */*'));
  return code`(response) => ${call(view.runtime('bytes'), [code`response`, array(found)])}`;
}

/**
 * Returns true if all declared successful bodies are bytes. They are then read as bytes whatever
 * the content type of the response is.
 */
function isBytes(replies: readonly ReplyCase[]): boolean {
  let some = false;
  for (const { ok, body } of replies) {
    if (!ok || body === 'none') continue;
    if (body === 'unknown' || body.some(({ kind }) => kind !== 'binary')) return false;
    some = true;
  }
  return some;
}
