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
    'paths with the same number of segments that are searched for typing mistakes',
    'typing mistakes in these paths are not reported',
  ),
  comparedName: limit(
    100,
    'characters of a name that are compared with other names',
    'the rest of the name is ignored',
  ),
  renamedProperties: limit(
    60,
    'properties of one object that only some documents declare',
    'renamed properties of this object are not reported',
  ),
  clusterPairs: limit(
    2000,
    'pairs of schemas with the same name that are compared',
    'further pairs count as different',
  ),
  synonymPairs: limit(
    20_000,
    'pairs of schemas with different names that are compared',
    'further pairs count as different',
  ),
  writtenOutSchemas: limit(
    300,
    'named schemas that are expanded to merge one schema',
    'values of each of the further schemas are allowed, and a hint reports it',
  ),
  comparedSchemas: limit(
    30,
    'named schemas that are expanded to find a named schema with the meaning of a merged one',
    'the merged schema is written inline',
  ),
  // Each level multiplies the work if many schemas refer to each other.
  indirectDepth: limit(
    1,
    'levels of nested schemas that are expanded if all documents write them as references or `allOf`',
    'values of each of the deeper schemas are allowed, and a hint reports it',
  ),
  writtenOutDepth: limit(
    50,
    'levels of nested schemas that are expanded to merge one schema',
    'values of each of the deeper schemas are allowed, and a hint reports it',
  ),
  // If documents declare different security, the numbers of their alternatives are multiplied.
  securityAlternatives: limit(
    100,
    'combinations of the security requirements of several documents',
    'callers must satisfy all requirements',
  ),
  combinedAlternatives: limit(
    50,
    'combinations of the `oneOf` and `anyOf` members inside an `allOf`',
    'the combinations are not expanded',
  ),
  effectiveMembers: limit(
    500,
    'alternatives of one parameter or body',
    'further alternatives are ignored when values are written or read',
  ),
  effectiveSteps: limit(
    1000,
    'combinations of schemas that are tried to find these alternatives',
    'further combinations are ignored',
  ),
  // In a chain of thousands of nested `allOf`, each level would repeat the parts of all levels below it.
  flattenedParts: limit(100, 'schemas in nested `allOf`s', 'the schemas are not combined into one'),
  commonMultiple: limit(
    1000,
    'factors that are tried to find a common multiple of two `multipleOf` values',
    'only one of the two values is kept',
  ),
  overlayValues: limit(
    250_000,
    'values that all overlays of a run write',
    'the action is not applied',
    'overlay/too-much',
  ),
  overlayDepth: limit(
    200,
    'levels of nested objects and lists that an overlay writes',
    'the action is not applied',
    'overlay/too-much',
  ),
  overlayRemovals: limit(
    100_000_000,
    'values that actions with `remove` visit',
    'the action is not applied',
    'overlay/too-much',
  ),
  queryDepth: limit(1000, 'levels that `..` in a JSONPath descends', 'the action is not applied'),
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
    'values that all JSONPaths of a run visit',
    'the action is not applied',
    'overlay/too-much',
  ),
  comparedPairs: limit(
    200_000,
    'pairs of an old and a new type that are compared after a change',
    '`type/not-compared` reports the other types',
  ),
  enumSteps: limit(
    10_000,
    'steps to validate one enum value in `diff`',
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
  circle: limit(
    300,
    'levels that are counted for schemas that refer to each other in a cycle',
    'further levels of the cycle are not counted',
  ),
  // The TypeScript compiler takes about a second for this many combinations.
  combinations: limit(
    2000,
    'combinations of the alternatives in one schema',
    'the type allows more values than the schema; checks at run time stay exact',
    'schema/combinations',
  ),
  contradictionDepth: limit(
    20,
    'levels of nested schemas that are searched for contradictions',
    'contradictions in deeper schemas are not found',
  ),
  combinedProperties: limit(
    500,
    'properties of alternatives that are merged into one object',
    'the object allows any properties',
  ),
  propertyForms: limit(
    20,
    'types of one property in such a merged object',
    'the property has any type',
  ),
  overlappingMembers: limit(
    30,
    'alternatives of a `oneOf` that are checked for overlaps',
    'further alternatives are not checked',
  ),
  overlapDepth: limit(
    5,
    'levels of nested schemas that are checked for overlaps',
    'overlaps in deeper schemas are not found',
  ),
  nestedFormDepth: limit(
    20,
    'levels of nested unions in a serialized value',
    'the serialization of the value is unknown',
  ),
  textMediaDepth: limit(
    8,
    'levels of nested schemas that are searched for properties in a text body',
    'the body counts as plain text',
  ),
  pathBeginning: limit(
    64,
    'segments or parameters of a path that are compared with the beginning of other paths',
    'the rest of the path is not compared',
  ),
} as const;
