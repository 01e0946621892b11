/** Limits of reading descriptions, collections and recordings. */
import { limit } from './limit.js';

export const READING_LIMITS = {
  addressBytes: limit(
    20 * 1024 * 1024,
    'bytes of a file that is read from a URL',
    'the file is not read',
    'file/unreachable',
  ),
  addressMilliseconds: limit(
    10_000,
    'milliseconds until a URL responds',
    'the file is not read',
    'file/unreachable',
  ),
  redirects: limit(
    5,
    'redirects of a URL, within one origin',
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
    'bytes of a body in a recording that is read as a stream',
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
    'the reference counts as circular',
    'ref/cycle',
  ),
  places: limit(
    5_000_000,
    'values that are searched for anchors and `$id`s',
    'anchors of the rest are not found',
  ),
  dynamicPlaces: limit(
    20_000,
    'values that are searched for dynamic references',
    'dynamic references of the rest are not found',
  ),
  schemaDepth: limit(
    100,
    'levels of nested schemas',
    'the deeper schema is `unknown`',
    'schema/depth',
  ),
  // Each parent becomes a union of all its descendants. In a long chain of parents, the number of members would grow
  // quadratically.
  parents: limit(
    20,
    'parents of one schema that a property discriminates',
    'further parents are not unions of their children',
    'schema/too-deep',
  ),
  discriminatorDepth: limit(
    20,
    'levels of parents that are searched for a discriminator',
    'the rest is not searched',
  ),
  schemasBeside: limit(
    200,
    'neighbouring schemas that are searched for the type of a schema without one',
    'the type stays unknown',
  ),
  callbackDepth: limit(10, 'levels of nested callbacks', 'deeper callbacks are omitted'),
  groupTags: limit(
    3,
    'tags of an operation that may be groups',
    'only the first one can be its group',
    'tags/noise',
  ),
  sharedParts: limit(
    150_000,
    'shared parameters, headers and media types of one description, counted once for each operation',
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
    'its references are not replaced',
  ),
  exampleReferences: limit(
    100,
    'references that are followed for one example',
    'its references are not replaced',
  ),
  exampleDepth: limit(
    100,
    'levels of objects and lists in an example with references',
    'its references are not replaced',
  ),
  folderDepth: limit(
    60,
    'levels of folders in a collection',
    'deeper requests are omitted',
    'collection/deep',
  ),
  collectionBodyDepth: limit(
    200,
    'levels of objects and lists in a body of a collection',
    'the type of the body is unknown',
  ),
  secretDepth: limit(
    100,
    'levels of objects and lists that are searched for secrets',
    'the value is omitted',
  ),
  variableDepth: limit(
    20,
    'levels of variables that refer to variables',
    'the variable is not replaced',
  ),
  environmentDepth: limit(
    10,
    'levels of groups in an Insomnia environment',
    'deeper variables are unknown',
  ),
  jsonText: limit(1_000_000, 'characters of a text that may be JSON', 'it is read as a plain text'),
  jsonTextDepth: limit(
    100,
    'levels of brackets in a text that may be JSON',
    'it is read as a plain text',
  ),
  inferredName: limit(
    80,
    'characters of a name that is inferred',
    'the text is treated as a value, not as a name',
  ),
  inferredDepth: limit(
    40,
    'levels of objects and lists that types are inferred from',
    'deeper values are `unknown`',
  ),
  keyName: limit(
    40,
    'characters of the name of an API key',
    'the security scheme is called `apiKey`',
  ),
  maskedLine: limit(
    2000,
    'characters of a line that is searched for secrets before it is printed',
    'the whole line is masked',
  ),
  recordedSegments: limit(64, 'segments of a recorded path', 'the rest of the path is ignored'),
  recordedNames: limit(
    100_000,
    'names in recorded bodies that are compared with words of paths',
    'further names are not compared',
  ),
  recordedNameDepth: limit(
    40,
    'levels of a recorded body that are searched for names',
    'deeper names are not compared',
  ),
  recordedWords: limit(
    500,
    'different words at one position of recorded paths',
    'the position becomes a parameter',
  ),
} as const;
