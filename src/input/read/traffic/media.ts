/** Infers a schema for each media type from all recorded bodies of this type. */
import type { Encoding, Media } from '../../../model/api.js';
import type { ObservedCount, Origin } from '../../../model/origin.js';
import { observeBody } from '../infer/body.js';
import { keysOfField, observeEncodings } from '../infer/form.js';
import { RECORDED } from '../infer/evidence.js';
import { isValueName } from '../infer/field-names.js';
import { originsOf, schemaOfProfile } from '../infer/profile-schema.js';
import { createValueProfile, observeValue, type ValueProfile } from '../infer/value-profile.js';
import type { Content } from './exchange.js';

/** A recorded body, and the origin of its exchange. */
export interface RecordedContent {
  readonly content: Content;
  readonly origin: Origin;
}

interface MediaProfile {
  readonly bodies: ValueProfile;
  /** The observed values of the items, if the body is a stream of items. */
  readonly items: ValueProfile;
  readonly encoding: Map<string, Encoding>;
}

/** Counts the bodies that a recording omits, truncates or damages. */
export interface BodyCount {
  missing: number;
}

/**
 * Merges bodies by media type. A body without a media type is ignored.
 * @param what the messages that contain the bodies: `requests` or `responses`
 */
export function observedMedia(
  bodies: readonly RecordedContent[],
  count: BodyCount,
  what: ObservedCount['what'],
): Media[] {
  const types = new Map<string, MediaProfile>();
  for (const { content, origin } of bodies) {
    const { mediaType } = content;
    if (mediaType === '') continue;
    const profile = types.get(mediaType) ?? {
      bodies: createValueProfile(),
      items: createValueProfile(),
      encoding: new Map(),
    };
    types.set(mediaType, profile);
    const form = content.read();
    if (form.kind === 'missing') count.missing++;
    const items = form.kind === 'stream' ? form.items : [];
    for (const item of items) observeValue(profile.items, item, origin, RECORDED);
    if (form.kind === 'fields') {
      const fields = form.fields.filter(
        ({ name }) => !isValueName(keysOfField(name, mediaType)[0]),
      );
      observeEncodings(profile.encoding, fields, mediaType);
    }
    observeBody(profile.bodies, mediaType, form, origin, RECORDED);
  }
  return [...types].map(([type, profile]) => mediaOf(type, profile, what));
}

function mediaOf(
  type: string,
  { bodies, items, encoding }: MediaProfile,
  what: ObservedCount['what'],
): Media {
  return {
    type,
    schema: schemaOfProfile(bodies, RECORDED, '', what),
    ...(items.count > 0 && { item: schemaOfProfile(items, RECORDED) }),
    encoding,
    // Recorded values may be private, so they do not become examples. Examples are generated from the schema.
    examples: [],
    origins: originsOf(bodies, RECORDED),
  };
}
