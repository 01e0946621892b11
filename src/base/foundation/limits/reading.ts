/** Limits of reading descriptions, collections and recordings. */
import { limit } from './limit.js';

export const READING_LIMITS = {
  addressBytes: limit(
    20 * 1024 * 1024,
    'bytes of a file at an address',
    'the file is not read',
    'file/unreachable',
  ),
  addressMilliseconds: limit(
    10_000,
    'milliseconds until an address responds',
    'the file is not read',
    'file/unreachable',
  ),
  redirects: limit(
    5,
    'redirects of an address, within one origin',
    'the file is not read',
    'file/unreachable',
  ),
  inflatedBytes: limit(
    64 * 1024 * 1024,
    'bytes of a decompressed body in a recording',
    'the body counts as missing',
  ),
  initFileBytes: limit(
    16 * 1024 * 1024,
    'bytes of a file that `init` recognizes as a description',
    'the file is not listed',
  ),
  archiveBody: limit(
    256 * 1024,
    'bytes of a body in a recording that is too large to be read whole',
    'the body is omitted',
  ),
  programOutput: limit(
    256 * 1024 * 1024,
    'bytes that git or a formatter prints',
    'its output is not used',
  ),
  references: limit(
    100,
    'references in one chain',
    'the reference counts as a circle',
    'ref/cycle',
  ),
  places: limit(
    5_000_000,
    'places visited to collect anchors and `$id`s',
    'anchors of the rest are not found',
  ),
  dynamicPlaces: limit(
    20_000,
    'places visited to look for dynamic references',
    'the rest is taken to have none',
  ),
  schemaDepth: limit(
    100,
    'schemas inside schemas',
    'the deeper schema is `unknown`',
    'schema/depth',
  ),
  // Each parent is a union of all that is below it.
  parents: limit(
    20,
    'parents of one schema that a property discriminates',
    'further parents are not unions of their children',
    'schema/too-deep',
  ),
  discriminatorDepth: limit(
    20,
    'levels of parents that are searched for a discriminator; a circle has no end',
    'the rest is not searched',
  ),
  schemasBeside: limit(
    200,
    'schemas that are asked for the type of a schema without one',
    'the type stays unknown',
  ),
  callbackDepth: limit(10, 'callbacks inside callbacks', 'deeper callbacks are omitted'),
  groupTags: limit(
    3,
    'tags of an operation that may be groups',
    'its tags are keywords, not groups',
    'tags/noise',
  ),
  sharedParts: limit(
    150_000,
    'parts that operations of one description share, counted once for each operation',
    'further operations are omitted',
    'op/too-much',
  ),
  valueSteps: limit(
    2_000,
    'steps to check one default or short example',
    'the value counts as valid',
  ),
  exampleSteps: limit(20_000, 'steps to check one example', 'the example counts as valid'),
  exampleParts: limit(
    2_000,
    'objects and lists of one example that are searched for references',
    'the example is taken as it is written',
  ),
  exampleReferences: limit(
    100,
    'references that are followed for one example',
    'the example is taken as it is written',
  ),
  exampleDepth: limit(
    100,
    'objects and lists inside each other in an example with references',
    'the example is taken as it is written',
  ),
  folderDepth: limit(
    60,
    'folders inside folders of a collection',
    'deeper requests are omitted',
    'collection/deep',
  ),
  collectionBodyDepth: limit(
    200,
    'objects and lists inside each other in a body of a collection',
    'the body is not understood',
  ),
  secretDepth: limit(
    100,
    'objects and lists inside each other that are searched for secrets',
    'the value is omitted',
  ),
  variableDepth: limit(20, 'variables inside variables', 'the variable stays as it is written'),
  environmentDepth: limit(
    10,
    'groups inside groups of an Insomnia environment',
    'deeper variables are unknown',
  ),
  jsonText: limit(1_000_000, 'characters of a text that may be JSON', 'the text stays a text'),
  jsonTextDepth: limit(
    100,
    'brackets inside each other in a text that may be JSON',
    'the text stays a text',
  ),
  inferredName: limit(
    80,
    'characters of a name that is inferred',
    'the text is a value, not a name',
  ),
  inferredDepth: limit(
    40,
    'objects and lists inside each other that types are inferred from',
    'deeper values are `unknown`',
  ),
  keyName: limit(
    40,
    'characters of the name of an API key',
    'the security scheme is called `apiKey`',
  ),
  maskedLine: limit(
    2000,
    'characters of a line that is searched for secrets before it is shown',
    'the whole line is masked',
  ),
  recordedSegments: limit(
    64,
    'segments of a recorded path',
    'the rest of the path is ignored; no declared operation is as deep',
  ),
  recordedNames: limit(
    100_000,
    'names in bodies of a recording that words of paths are compared with',
    'further names are not compared',
  ),
  recordedNameDepth: limit(
    40,
    'levels of a recorded body that are searched for names',
    'deeper names are not compared',
  ),
  recordedWords: limit(
    500,
    'different words in one place of recorded paths',
    'the place is a parameter',
  ),
} as const;
