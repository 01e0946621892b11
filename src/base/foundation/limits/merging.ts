/** Limits of merging, correcting, comparing and resolving. */
import { limit } from './limit.js';

export const MERGING_LIMITS = {
  // All endings of a hostile title together are the square of its length.
  titleWords: limit(
    100,
    'words of a title that may end in the summary of an operation',
    'the title is taken as it is',
  ),
  similarPaths: limit(
    500,
    'paths of one form that are compared for near misses',
    'near misses among them are not reported',
  ),
  comparedName: limit(100, 'characters of a name that are compared', 'the rest is ignored'),
  renamedProperties: limit(
    60,
    'properties that only some documents have, of one object',
    'renamed properties are not looked for',
  ),
  clusterPairs: limit(
    2000,
    'pairs of schemas that are compared to find those of one name that belong together',
    'the rest is taken as different',
  ),
  synonymPairs: limit(
    20_000,
    'pairs of schemas that are compared to find synonyms',
    'the rest has none',
  ),
  writtenOutSchemas: limit(
    300,
    'named schemas that are written out to merge one place',
    'the rest is taken from the first document, and a hint names the place',
  ),
  uncomparedHints: limit(
    3,
    'hints about schemas of one place that were not compared any further',
    'further ones are not reported',
  ),
  writtenOutDepth: limit(
    50,
    'schemas inside schemas that are written out to merge one place',
    'the deeper schema is taken from the first document',
  ),
  // Alternatives multiply when documents conflict.
  securityAlternatives: limit(
    100,
    'alternatives of security that several documents combine to',
    'all are required together',
  ),
  combinedAlternatives: limit(
    50,
    'combinations of alternatives of an `allOf`',
    'they are not written out',
  ),
  effectiveMembers: limit(
    500,
    'alternatives of one schema',
    'further ones are ignored where a list is needed',
  ),
  effectiveSteps: limit(
    1000,
    'combinations that are tried to find these alternatives',
    'further ones are ignored',
  ),
  // Chains of thousands would repeat everything below each link.
  flattenedParts: limit(100, 'parts of an `allOf` inside an `allOf`', 'they are not combined'),
  commonMultiple: limit(
    1000,
    'factor that is tried to combine two `multipleOf`',
    'only one of them is kept',
  ),
  overlayValues: limit(
    250_000,
    'values that all actions of overlays write',
    'the action is not applied',
    'overlay/too-much',
  ),
  overlayDepth: limit(
    200,
    'objects and lists inside each other that an overlay writes',
    'the action is not applied',
    'overlay/too-much',
  ),
  overlayRemovals: limit(
    100_000_000,
    'written places that removals look at',
    'the action is not applied',
    'overlay/too-much',
  ),
  queryDepth: limit(
    1000,
    'objects and lists that `..` of a JSONPath goes down',
    'the action is not applied',
  ),
  // The library calls itself once for each segment, and whether a longer query exhausts the stack varies.
  querySegments: limit(
    500,
    'segments of a JSONPath',
    'the action is not applied',
    'overlay/target',
  ),
  // `..` in `..` and selectors side by side multiply.
  querySteps: limit(
    100_000_000,
    'values that all JSONPaths of a run look at',
    'the action is not applied',
    'overlay/too-much',
  ),
  enumSteps: limit(
    10_000,
    'steps to check one value of an enum in `diff`',
    'the value counts as valid',
  ),
  // The deepest of 120 large public descriptions has 285.
  chain: limit(
    1000,
    'schemas inside schemas with references followed',
    'the schema beyond is `unknown`',
    'schema/too-deep',
  ),
  // In a large circle, such as that of FHIR's resources, no walk meets all schemas in a row.
  circle: limit(300, 'schemas that a circle counts in such a chain', 'it counts as that many'),
  // Compilers take a second for as many.
  combinations: limit(
    2000,
    'combinations of alternatives of one schema',
    'the alternatives of the rest become one',
    'schema/combinations',
  ),
  contradictionDepth: limit(
    20,
    'schemas inside schemas that are searched for contradictions',
    'the deeper schema counts as possible',
  ),
  combinedProperties: limit(
    500,
    'properties of alternatives that become one',
    'the object has any properties',
  ),
  propertyForms: limit(
    20,
    'types of one property of such alternatives',
    'the property has any type',
  ),
  overlappingMembers: limit(
    30,
    'alternatives of a `oneOf` that are compared',
    'the rest is not compared',
  ),
  overlapDepth: limit(
    5,
    'schemas inside schemas that are compared',
    'deeper schemas count as different',
  ),
  nestedFormDepth: limit(20, 'unions inside unions of a form on the wire', 'the form is unknown'),
  textMediaDepth: limit(
    8,
    'schemas inside schemas that are searched for members of a text',
    'it counts as a plain text',
  ),
  pathBeginning: limit(
    64,
    'segments or parameters of a path that are compared with how other paths begin',
    'the rest is not compared',
  ),
} as const;
