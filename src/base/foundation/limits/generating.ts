/** Limits of generating output. */
import { limit } from './limit.js';

export const GENERATING_LIMITS = {
  patternLength: limit(
    4096,
    'characters of a regular expression',
    'the expression is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternDepth: limit(
    100,
    'levels of nested groups in a regular expression',
    'the expression is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternStates: limit(
    1000,
    'states in the automaton of a regular expression',
    'the expression is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternEdges: limit(
    20_000,
    'edges in the automaton of a regular expression',
    'the expression is not checked at run time',
    'schema/pattern-unsafe',
  ),
  // Written out, nested repetitions such as `(a{9}){9}` multiply the parts of an expression. The limit for the states
  // of the automaton is not sufficient, because parts that match only the empty text have no states.
  patternParts: limit(
    50_000,
    'parts of a regular expression after its repetitions are expanded',
    'the expression is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternRanges: limit(
    10_000,
    'character ranges in the automaton that is generated for a regular expression',
    'the expression is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternExample: limit(
    2000,
    'characters of a text that is generated to match a regular expression',
    'no matching text is found',
  ),
  patternExampleSteps: limit(
    200_000,
    'steps to find a text that matches a regular expression',
    'no matching text is found',
  ),
  keptPatterns: limit(
    10_000,
    'regular expressions and texts that a program caches outside of a run',
    'the cache is emptied',
  ),
  pageDepth: limit(
    2,
    'levels of objects around the list in a paginated response',
    'the response does not count as paginated',
  ),
  pageProperties: limit(
    1000,
    'properties of a response that may be paginated',
    'the response does not count as paginated',
  ),
  pageObjects: limit(
    100,
    'properties of an object whose nested objects are searched for a paginated list',
    'the nested objects are not searched',
  ),
  pageUnions: limit(
    32,
    'levels of nested unions in a response that may be paginated',
    'the response does not count as paginated',
  ),
  soundPlaces: limit(
    200,
    'places and values for which `generate` proves that merging is sound',
    '`check --prove` tries all others',
  ),
  sampleSteps: limit(
    60_000,
    'steps to generate one sample',
    'the sample contains fewer optional parts',
  ),
  sampleItems: limit(
    2000,
    'items of a list in a sample',
    'the list may be shorter than its schema requires',
  ),
  sampleText: limit(
    20_000,
    'characters of a text in a sample',
    'the text may be shorter than its schema requires',
  ),
  // Without a limit, each end tag would be compared with all open elements of a hostile description.
  descriptionDepth: limit(
    100,
    'levels of nested HTML elements in a description',
    'only the text of deeper elements is kept',
  ),
  dataDepth: limit(
    1000,
    'levels of nested objects and lists in generated data',
    'the file cannot be written; `limits.depth` rejects such inputs earlier',
  ),
  uri: limit(4096, 'characters of a URI that is checked', 'the URI is encoded without a check'),
  endlessStates: limit(
    200_000,
    'combinations of schemas and values that are searched for defaults that contain themselves',
    'all defaults count as containing themselves',
  ),
  strippedCombinations: limit(
    100,
    'combinations of alternatives that are distinguished to remove undeclared properties',
    'they count as one alternative with the properties of all',
  ),
  strippedAlternatives: limit(
    1000,
    'alternatives that are distinguished to remove undeclared properties',
    'they count as one alternative with the properties of all',
  ),
  strippedValues: limit(
    20,
    'values of a property that distinguishes alternatives',
    'the property is not used to distinguish them',
  ),
  unionMembers: limit(
    5000,
    'values of an enum',
    'the type is `string` or `number`, because compilers take seconds for such a union',
  ),
  widenedKinds: limit(
    4,
    'types of properties that an index signature must allow',
    'the index signature has the type `unknown`',
  ),
  memo: limit(10_000, 'texts in a cache', 'the cache is emptied'),
  // Larger pages are slow to open and hard to read.
  docsEndpoints: limit(60, 'operations on one page of the docs', 'the page is split'),
  docsBytes: limit(560_000, 'bytes of one page of operations', 'the page is split'),
  docsSchemas: limit(60, 'schemas on one page of the docs', 'the page is split'),
  docsSchemaBytes: limit(160_000, 'bytes of one page of schemas', 'the page is split'),
  docsFiles: limit(
    2000,
    'files in the folder of guides',
    'further files are not read',
    'docs/file',
  ),
  docsFileBytes: limit(
    10_000_000,
    'bytes of a guide, or of a file that the docs copy',
    'the file is not copied',
    'docs/file',
  ),
  attempts: limit(
    200,
    'attempts to find the documents or operations that cause an internal error',
    'all that may be the cause are omitted',
    'file/internal-error',
  ),
  sampleDepth: limit(100, 'levels of nested schemas in a sample', 'deeper values are omitted'),
} as const;
