/** Media of recorded bodies: a schema for each media type, over all bodies that were seen. */
import type { Media } from '../../model/api.js';
import type { Origin, ObservedCount } from '../../model/origin.js';
import type { Property, Schema } from '../../model/schema.js';
import { byCodeUnit } from '../../foundation/sort.js';
import type { Content, FormField } from './exchange.js';
import { isValueName } from './field-names.js';
import {
  createParameterProfile,
  observeParameter,
  observedParameterSchema,
  type ParameterProfile,
} from './parameter-profile.js';
import { schemaOfProfile } from './profile-schema.js';
import { createValueProfile, observeValue, type ValueProfile } from './value-profile.js';

/** A body, and where it was seen. */
export interface SeenContent {
  readonly content: Content;
  readonly origin: Origin;
}

interface MediaProfile {
  readonly values: ValueProfile;
  readonly items: ValueProfile;
  readonly fields: Map<string, FieldProfile>;
  texts: number;
  binaries: number;
  readonly origins: Origin[];
}

interface FieldProfile {
  readonly values: ParameterProfile;
  files: number;
}

/** How many bodies say nothing of their form: left out, cut off or damaged by whoever recorded them. */
export interface BodyCount {
  missing: number;
}

/** So many places of one fact are told; the others show the same. */
export const PLACES = 3;

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
    const profile = types.get(mediaType) ?? createMediaProfile();
    types.set(mediaType, profile);
    if (profile.origins.length < PLACES) profile.origins.push(origin);
    observeContent(profile, content, count);
  }
  return [...types].map(([type, profile]) => mediaOf(type, profile, what));
}

function createMediaProfile(): MediaProfile {
  return {
    values: createValueProfile(),
    items: createValueProfile(),
    fields: new Map(),
    texts: 0,
    binaries: 0,
    origins: [],
  };
}

function observeContent(profile: MediaProfile, content: Content, count: BodyCount): void {
  const form = content.read();
  switch (form.kind) {
    case 'json':
      return observeValue(profile.values, form.value);
    case 'stream':
      for (const item of form.items) observeValue(profile.items, item, form);
      return;
    case 'fields':
      return observeFields(profile.fields, form.fields);
    case 'text':
      profile.texts++;
      return;
    case 'binary':
      profile.binaries++;
      return;
    case 'missing':
      count.missing++;
      return;
    default:
      return form satisfies never;
  }
}

function observeFields(profiles: Map<string, FieldProfile>, fields: readonly FormField[]): void {
  const seen = new Set<string>();
  for (const { name, value, isFile } of fields) {
    if (isValueName(name)) continue;
    const profile = profiles.get(name) ?? { values: createParameterProfile(), files: 0 };
    profiles.set(name, profile);
    if (isFile) profile.files++;
    else observeParameter(profile.values, value);
    if (seen.has(name)) profile.values.isRepeated = true;
    seen.add(name);
  }
}

function mediaOf(type: string, profile: MediaProfile, what: ObservedCount['what']): Media {
  const { origins, items } = profile;
  return {
    type,
    schema: schemaOf(profile, type, what),
    ...(items.count > 0 && { item: schemaOfProfile(items, origins, 'objects') }),
    encoding: new Map(),
    // Values of people are not kept: examples are made of the schema.
    examples: [],
    origins,
  };
}

function schemaOf(profile: MediaProfile, type: string, what: ObservedCount['what']): Schema {
  const { values, fields, texts, binaries, origins } = profile;
  if (values.count > 0) return schemaOfProfile(values, origins, what);
  if (fields.size > 0) return formSchema(fields, origins);
  if (binaries > 0) return { kind: 'binary', origins };
  // Markup has a structure that nobody states; plain text has none.
  return texts > 0 && !/xml/.test(type)
    ? { kind: 'string', origins }
    : { kind: 'unknown', origins };
}

function formSchema(fields: ReadonlyMap<string, FieldProfile>, origins: readonly Origin[]): Schema {
  const properties = new Map<string, Property>();
  for (const [name, { values, files }] of [...fields].sort(([a], [b]) => byCodeUnit(a, b))) {
    const file: Schema = { kind: 'binary', origins };
    const schema = files === 0 ? observedParameterSchema(values, name, origins) : file;
    const isList = files > 0 && values.isRepeated;
    properties.set(name, {
      schema: isList ? { kind: 'array', items: schema, origins } : schema,
      required: false,
    });
  }
  return { kind: 'object', properties, rest: { kind: 'any', origins: [] }, origins };
}
