/** Which replies are bytes, though their media types are read as text or JSON. */
import { lit, type Code } from '../../src/emit/typescript/code.js';
import { array } from '../../src/emit/typescript/expression.js';
import { mediaKind } from '../../src/typescript/signature-body.js';
import type { ReplyCase } from '../../src/typescript/signature-replies.js';
import { UNKNOWN } from '../../src/model/schema.js';
import { essenceOf } from './streams.js';

/** Whether every successful body that is described is bytes, whatever its content type turns out to be. */
export function isBytes(replies: readonly ReplyCase[]): boolean {
  let some = false;
  for (const { ok, body } of replies) {
    if (!ok || body === 'none') continue;
    if (body === 'unknown' || body.some(({ kind }) => kind !== 'binary')) return false;
    some = true;
  }
  return some;
}

/**
 * `["200 text/csv", "default text/plain"]`: statuses and types of replies that are bytes.
 * @param known successes are taken for bytes anyway
 */
export function bytesOf(replies: readonly ReplyCase[], known: boolean): Code | undefined {
  const found: Code[] = [];
  for (const { ok, statuses, body } of replies) {
    if (typeof body === 'string' || (ok && known)) continue;
    for (const { kind, media } of body) {
      if (kind !== 'binary' || mediaKind(media.type, UNKNOWN) === 'binary') continue;
      found.push(lit(`${statusOf(statuses)} ${essenceOf(media.type)}`));
    }
  }
  return found.length === 0 ? undefined : array(found);
}

function statusOf(statuses: ReplyCase['statuses']): string {
  if (statuses.kind === 'code') return String(statuses.code);
  return statuses.kind === 'class' ? statuses.class : 'default';
}
