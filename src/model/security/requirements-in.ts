/** Reads security requirements from the JSON form in which the ledger stores them. */
import type { SecurityRequirement } from '../api.js';
import { isJsonArray, isJsonObject } from '../json.js';
import type { Json } from '../schema.js';

/** Returns the alternatives of a security requirement; empty for a value of another form. */
export function requirementsIn(value: Json): SecurityRequirement[] {
  return itemsOf(value).map((all) =>
    itemsOf(all).flatMap((use) =>
      isJsonObject(use)
        ? [{ scheme: String(use.get('scheme')), scopes: itemsOf(use.get('scopes')).map(String) }]
        : [],
    ),
  );
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}
