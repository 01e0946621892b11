/** Limits of generating output. */
import { limit } from './limit.js';

export const GENERATING_LIMITS = {
  patternLength: limit(
    4096,
    'characters of a regular expression',
    'it is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternDepth: limit(
    100,
    'groups inside groups of a regular expression',
    'it is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternStates: limit(
    1000,
    'states of the automaton of a regular expression',
    'it is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternEdges: limit(
    20_000,
    'edges of such an automaton',
    'it is not checked at run time',
    'schema/pattern-unsafe',
  ),
  // Written out, nested repetitions such as `(a{9}){9}` multiply the parts of an expression. The limit for the states
  // of the automaton is not sufficient, because parts that match only the empty text have no states.
  patternParts: limit(
    50_000,
    'parts of a regular expression with its repetitions written out',
    'it is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternRanges: limit(
    10_000,
    'ranges of characters of an automaton that is generated',
    'it is not checked at run time',
    'schema/pattern-unsafe',
  ),
  patternExample: limit(
    2000,
    'characters of a text that is made for a regular expression',
    'no text is found',
  ),
  patternExampleSteps: limit(200_000, 'steps to make such a text', 'no text is found'),
  keptPatterns: limit(
    10_000,
    'regular expressions and texts that a program keeps outside of a run',
    'they are dropped and computed again',
  ),
  pageDepth: limit(2, 'objects around the list of a page', 'the response does not count as a page'),
  pageProperties: limit(
    1000,
    'properties of a response that may be a page',
    'the response does not count as a page',
  ),
  pageObjects: limit(
    100,
    'properties whose objects are searched for a page',
    'they are not searched',
  ),
  pageUnions: limit(
    32,
    'levels of nested unions around a page',
    'the response does not count as a page',
  ),
  sampleSteps: limit(60_000, 'steps to generate one sample', 'the sample has fewer optional parts'),
  sampleItems: limit(
    2000,
    'items of a list in a sample',
    'the list is shorter than its schema requires',
  ),
  sampleText: limit(
    20_000,
    'characters of a text in a sample',
    'the text is shorter than its schema requires',
  ),
  // Without a limit, each end tag would be compared with all open elements of a hostile description.
  descriptionDepth: limit(
    100,
    'levels of HTML elements in a description',
    'only the text of deeper elements is kept',
  ),
  dataDepth: limit(
    1000,
    'levels of objects and lists in generated data',
    'the file cannot be written; `limits.depth` stops descriptions earlier',
  ),
  uri: limit(4096, 'characters of a URI that is checked', 'it is encoded without a check'),
  endlessStates: limit(
    200_000,
    'combinations of schemas that are searched for values that never end',
    'their values count as endless',
  ),
  strippedCombinations: limit(
    100,
    'combinations of alternatives whose properties are distinguished',
    'they count as one variant with all properties',
  ),
  strippedAlternatives: limit(
    1000,
    'alternatives whose properties are distinguished',
    'they count as one variant with all properties',
  ),
  strippedValues: limit(
    20,
    'values of a property that distinguish alternatives',
    'the property is not used to distinguish them',
  ),
  unionMembers: limit(
    5000,
    'values of an enum',
    'it is a plain `string` or `number`: compilers take seconds for such unions',
  ),
  widenedKinds: limit(
    4,
    'types of properties that an index signature has to allow',
    'it is `unknown`',
  ),
  memo: limit(10_000, 'texts that a cache keeps', 'the cache is emptied'),
  // Larger pages are slow to open and hard to read.
  docsEndpoints: limit(60, 'operations on one page of the docs', 'the page is split'),
  docsBytes: limit(560_000, 'bytes of one page of operations', 'the page is split'),
  docsSchemas: limit(60, 'schemas on one page of the docs', 'the page is split'),
  docsSchemaBytes: limit(160_000, 'bytes of one page of schemas', 'the page is split'),
  docsFiles: limit(2000, 'files in the folder of guides', 'the others are not read', 'docs/file'),
  docsFileBytes: limit(
    10_000_000,
    'bytes of a guide, or of a file that the docs copy',
    'it is not copied',
    'docs/file',
  ),
  attempts: limit(
    200,
    'attempts to find the documents or operations that cause an internal error',
    'all that may be the cause are omitted',
    'file/internal-error',
  ),
  sampleDepth: limit(100, 'levels of nested schemas of a sample', 'deeper values are omitted'),
} as const;
