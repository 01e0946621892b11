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
    'milliseconds to read a file from a URL',
    'the file is not read',
    'file/unreachable',
  ),
  redirects: limit(
    5,
    'redirects from a URL, all within its origin',
    'the file is not read',
    'file/unreachable',
  ),
  inflatedBytes: limit(
    64 * 1024 * 1024,
    'bytes of a decompressed body in a recording',
    'the body is treated as missing',
  ),
  initFileBytes: limit(
    16 * 1024 * 1024,
    'bytes of a file that `init` checks',
    '`init` ignores the file',
  ),
  archiveBody: limit(
    256 * 1024,
    'characters of a body, if the recording is above `limits.fileBytes`',
    'the body is omitted',
  ),
  programOutput: limit(
    256 * 1024 * 1024,
    'bytes of output from git or a formatter',
    'the output is not used',
  ),
  references: limit(
    100,
    'references in a chain from `$ref` to `$ref`',
    'the chain counts as circular',
    'ref/cycle',
  ),
  places: limit(
    5_000_000,
    'values that are searched for anchors and `$id`s',
    'anchors and `$id`s in further values are not found',
  ),
  dynamicPlaces: limit(
    20_000,
    'values that are searched for dynamic references',
    'dynamic references in further values are not found',
  ),
  schemaDepth: limit(
    100,
    'levels of nested schemas, without following references',
    'deeper schemas are `unknown`',
    'schema/depth',
  ),
  // Each parent becomes a union of all its descendants. In a long chain of parents, the number of members would grow
  // quadratically.
  parents: limit(
    20,
    'parents with a `discriminator` that one schema extends through `allOf`',
    'types of further parents do not include this schema',
    'schema/too-deep',
  ),
  discriminatorDepth: limit(
    20,
    'levels of nested schemas that are searched for the values of a discriminator',
    'deeper schemas are not searched',
  ),
  schemasBeside: limit(
    200,
    'schemas that are searched for the type of a schema without `type`, through `$ref`, `allOf`, `anyOf` and `oneOf`',
    'further schemas are not searched',
  ),
  callbackDepth: limit(10, 'levels of nested callbacks', 'deeper callbacks are omitted'),
  groupTags: limit(
    3,
    'tags of one operation',
    'only the first tag can become its group',
    'tags/noise',
  ),
  sharedParts: limit(
    150_000,
    'shared parameters, headers and media types of one description, each counted once for every operation that uses it',
    'further operations are omitted',
    'op/too-much',
  ),
  valueSteps: limit(
    2_000,
    'steps to validate one default or short example',
    'the value counts as valid',
  ),
  exampleSteps: limit(20_000, 'steps to validate one example', 'the example counts as valid'),
  exampleParts: limit(
    2_000,
    'objects and lists in one example that are searched for references',
    'the references in the example are not replaced',
  ),
  exampleReferences: limit(
    100,
    'references that are followed in one example',
    'the references in the example are not replaced',
  ),
  exampleDepth: limit(
    100,
    'levels of nested objects and lists in an example with references',
    'the references in the example are not replaced',
  ),
  folderDepth: limit(
    60,
    'levels of nested folders in a collection',
    'requests in deeper folders are omitted',
    'collection/deep',
  ),
  collectionBodyDepth: limit(
    200,
    'levels of nested objects and lists in a body of a collection',
    'the type of the body is unknown',
  ),
  secretDepth: limit(
    100,
    'levels of nested objects and lists in a value that is searched for secrets',
    'the whole value is omitted',
  ),
  variableDepth: limit(
    20,
    'levels of variables that refer to other variables',
    'the variable is not replaced',
  ),
  environmentDepth: limit(
    10,
    'levels of nested groups in an Insomnia environment',
    'variables in deeper groups are unknown',
  ),
  jsonText: limit(
    1_000_000,
    'characters of a text that may be JSON',
    'the text is not parsed as JSON',
  ),
  jsonTextDepth: limit(
    100,
    'levels of nested brackets in a text that may be JSON',
    'the text is not parsed as JSON',
  ),
  inferredName: limit(
    80,
    'characters of a text that may be the name of a field or parameter',
    'the text is treated as a value, not as a name',
  ),
  inferredDepth: limit(
    40,
    'levels of nested objects and lists from which types are inferred',
    'deeper values are `unknown`',
  ),
  keyName: limit(
    40,
    'characters in the name of an API key',
    'the security scheme is called `apiKey`',
  ),
  credentialFact: limit(
    500,
    'characters of a keyword of a parameter that is read as a security scheme',
    'the keyword is omitted',
    'auth/parameter-facts',
  ),
  maskedLine: limit(
    2000,
    'characters of a line that is searched for secrets before it is printed',
    'the whole line is masked',
  ),
  recordedSegments: limit(64, 'segments of a recorded path', 'the rest of the path is ignored'),
  recordedNames: limit(
    100_000,
    'names in recorded bodies that are compared with words in paths',
    'further names are not compared',
  ),
  recordedNameDepth: limit(
    40,
    'levels of nested objects and lists in a recorded body that are searched for names',
    'deeper names are not compared',
  ),
  recordedWords: limit(
    500,
    'different words at one position in recorded paths',
    'the position becomes a parameter',
  ),
} as const;
