/** Limits of merging, applying overlays, comparing and resolving. */
import { limit } from './limit.js';

export const MERGING_LIMITS = {
  // Each ending of a title is compared. Without a limit, this takes quadratic time for a long hostile title.
  titleWords: limit(
    100,
    'words of a title that are compared with the summary of an operation',
    'the title is kept unchanged',
  ),
  similarPaths: limit(
    500,
    'paths with the same number of segments that are compared for typing mistakes',
    'their typing mistakes are not reported',
  ),
  comparedName: limit(100, 'characters of a name that are compared', 'the rest is ignored'),
  renamedProperties: limit(
    60,
    'properties of one object that only some documents declare',
    'renamed properties are not searched',
  ),
  clusterPairs: limit(
    2000,
    'pairs of schemas of one name that are compared to find the same ones',
    'the rest counts as different',
  ),
  synonymPairs: limit(
    20_000,
    'pairs of schemas that are compared to find renamed ones',
    'renamed schemas among the rest are not found',
  ),
  writtenOutSchemas: limit(
    300,
    'named schemas that are expanded to merge one schema',
    'the rest comes from the first document, and a hint reports it',
  ),
  uncomparedHints: limit(
    3,
    'hints about schemas that were not compared completely',
    'further ones are not reported',
  ),
  writtenOutDepth: limit(
    50,
    'levels of nested schemas that are expanded to merge one schema',
    'deeper schemas come from the first document',
  ),
  // If documents declare different security, the numbers of their alternatives are multiplied.
  securityAlternatives: limit(
    100,
    'alternatives of security that several documents have together',
    'callers need all of them',
  ),
  combinedAlternatives: limit(
    50,
    'combinations of alternatives of an `allOf`',
    'they are not expanded',
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
  // In a chain of thousands of nested `allOf`, each level would repeat the parts of all levels below it.
  flattenedParts: limit(100, 'parts of an `allOf` inside an `allOf`', 'they are not combined'),
  commonMultiple: limit(
    1000,
    'largest factor that is tried to combine two `multipleOf`',
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
    'levels of objects and lists that an overlay writes',
    'the action is not applied',
    'overlay/too-much',
  ),
  overlayRemovals: limit(
    100_000_000,
    'values that removals look at',
    'the action is not applied',
    'overlay/too-much',
  ),
  queryDepth: limit(
    1000,
    'objects and lists that `..` of a JSONPath goes down',
    'the action is not applied',
  ),
  // The JSONPath library recurses once for each segment. The limit is below any length that exhausts the stack.
  querySegments: limit(
    500,
    'segments of a JSONPath',
    'the action is not applied',
    'overlay/target',
  ),
  // Nested `..` and adjacent selectors multiply the number of visited values.
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
  // In 120 large public descriptions, schemas are nested at most 285 levels deep, so the limit only affects hostile
  // descriptions.
  chain: limit(
    1000,
    'levels of nested schemas, including references',
    'deeper schemas are `unknown`',
    'schema/too-deep',
  ),
  // The depths of all schemas in a cycle of references are added, although one path visits only some of these schemas.
  // Without this limit, the sum for a large cycle, such as that of FHIR's resources, would exceed `chain`.
  circle: limit(300, 'schemas of a circle that count in such a chain', 'further ones do not count'),
  // The TypeScript compiler takes about a second for this many combinations.
  combinations: limit(
    2000,
    'combinations of alternatives of one schema',
    'the alternatives of the other parts are merged into one',
    'schema/combinations',
  ),
  contradictionDepth: limit(
    20,
    'levels of nested schemas that are searched for contradictions',
    'deeper schemas count as free of contradictions',
  ),
  combinedProperties: limit(
    500,
    'properties of alternatives that are merged into one',
    'the object allows any properties',
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
    'levels of nested schemas that are compared',
    'deeper schemas count as different',
  ),
  nestedFormDepth: limit(
    20,
    'levels of nested unions of a serialized value',
    'its serialization is unknown',
  ),
  textMediaDepth: limit(
    8,
    'levels of nested schemas that are searched for parts of a text body',
    'it counts as a plain text',
  ),
  pathBeginning: limit(
    64,
    'segments or parameters of a path that are compared with the beginning of other paths',
    'the rest is not compared',
  ),
} as const;
