/** Compares the encodings of form and multipart fields. */
import { shortName } from '../../base/foundation/text/quoted.js';
import type { Encoding, Media } from '../../model/api.js';
import type { Json } from '../../model/schema.js';
import type { ChangeWords } from './change.js';
import { sameJson } from './schema/json.js';

const NOTHING: Encoding = { headers: [] };
const MEMBERS = ['contentType', 'style', 'itemStyle', 'explode', 'allowReserved'] as const;

/** Returns the changes of the encodings of fields. */
export function encodingChanges(before: Media, after: Media): ChangeWords[] {
  const names = new Set([...before.encoding.keys(), ...after.encoding.keys()]);
  const changes = [...names].flatMap((name) =>
    changesOf(
      `part ${shortName(name)}`,
      before.encoding.get(name) ?? NOTHING,
      after.encoding.get(name) ?? NOTHING,
    ),
  );
  const isSame = sameKeywords(before.keywords, after.keywords);
  return isSame ? changes : [...changes, ['encoding of parts without names of ', ' changed']];
}

function changesOf(part: string, before: Encoding, after: Encoding): ChangeWords[] {
  const changes = MEMBERS.flatMap((member): ChangeWords[] => {
    const [old, fresh] = [valueOf(before, member), valueOf(after, member)];
    return old === fresh ? [] : [[`${member} of ${part} of `, ` changed from ${old} to ${fresh}`]];
  });
  const isSame = sameKeywords(before.keywords, after.keywords);
  return isSame ? changes : [...changes, [`nested encoding of ${part} of `, ' changed']];
}

function valueOf(encoding: Encoding, member: (typeof MEMBERS)[number]): string {
  const isFlag = member === 'explode' || member === 'allowReserved';
  return String(encoding[member] ?? (isFlag ? false : 'the default'));
}

function sameKeywords(a: Media['keywords'], b: Media['keywords']): boolean {
  const none: ReadonlyMap<string, Json> = new Map();
  return sameJson(a ?? none, b ?? none);
}
