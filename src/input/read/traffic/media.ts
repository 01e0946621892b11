/** Media of recorded bodies: a schema for each media type, over all bodies that were seen. */
import type { Encoding, Media } from '../../../model/api.js';
import type { ObservedCount, Origin } from '../../../model/origin.js';
import { observeBody } from '../infer/body.js';
import { keysOfField, observeEncodings } from '../infer/form.js';
import { RECORDED } from '../infer/evidence.js';
import { isValueName } from '../infer/field-names.js';
import { originsOf, schemaOfProfile } from '../infer/profile-schema.js';
import { createValueProfile, observeValue, type ValueProfile } from '../infer/value-profile.js';
import type { Content } from './exchange.js';

/** A body, and where it was seen. */
export interface SeenContent {
  readonly content: Content;
  readonly origin: Origin;
}

interface MediaProfile {
  readonly bodies: ValueProfile;
  /** Items of streams. */
  readonly items: ValueProfile;
  readonly encoding: Map<string, Encoding>;
}

/** How many bodies say nothing of their form: left out, cut off or damaged by whoever recorded them. */
export interface BodyCount {
  missing: number;
}

/**
 * Joins bodies by media type; those without one add nothing.
 * @param what they are the bodies of
 */
export function observedMedia(
  bodies: readonly SeenContent[],
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
    // Values of people are not kept: examples are made of the schema.
    examples: [],
    origins: originsOf(bodies, RECORDED),
  };
}
