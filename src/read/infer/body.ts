/** Bodies of one media type: their values, whatever form they were sent in. */
import { groupBy } from '../../foundation/group.js';
import type { Origin } from '../../model/origin.js';
import type { Evidence } from './evidence.js';
import {
  createObjectProfile,
  memberProfile,
  observeSent,
  observeUnknown,
  observeValue,
  type ValueProfile,
} from './value-profile.js';

/** A body, and its form. */
export type BodyForm =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'fields'; readonly fields: readonly FieldEvidence[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'binary' }
  /** Nothing is concluded from the body as a whole. */
  | { readonly kind: 'unknown' | 'missing' | 'stream' };

/** A field of a form. */
export interface FieldEvidence {
  readonly name: string;
  readonly value?: string;
  readonly isFile: boolean;
  /** True for several files under one name. */
  readonly isList?: boolean;
  /** Of the file. */
  readonly contentType?: string;
  /** Where it is sent, if that is known better than of the body. */
  readonly origin?: Origin;
}

/**
 * Adds a body to the profile of its media type.
 * @param origin where it was sent
 */
export function observeBody(
  profile: ValueProfile,
  mediaType: string,
  form: BodyForm,
  origin: Origin,
  evidence: Evidence,
): void {
  switch (form.kind) {
    case 'json':
      return observeValue(profile, form.value, origin, evidence);
    case 'fields':
      return observeFields(profile, form.fields, origin, evidence);
    case 'text':
      // The structure of markup is unknown; plain text has none.
      return observeUnknown(profile, origin, !/xml/.test(mediaType));
    case 'binary':
      return observeSent(profile, [{}], origin, evidence);
    case 'unknown':
    case 'missing':
    case 'stream':
      return observeUnknown(profile, origin);
    default:
      return form satisfies never;
  }
}

/** A form is an object of texts and files: a name that is sent again makes a list. */
function observeFields(
  profile: ValueProfile,
  fields: readonly FieldEvidence[],
  origin: Origin,
  evidence: Evidence,
): void {
  observeValue(profile, new Map(), origin, evidence);
  const object = (profile.objects ??= createObjectProfile());
  for (const [name, same] of groupBy(fields, (field) => field.name)) {
    const values = same.flatMap(({ isFile, contentType, value }) =>
      isFile ? { contentType } : (value ?? []),
    );
    const isRepeated = same.length > 1 || same[0].isList;
    observeSent(
      memberProfile(object, name),
      values,
      same[0].origin ?? origin,
      evidence,
      isRepeated,
    );
  }
}
