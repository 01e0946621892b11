/** Limits of `record`, `verify` and `mock`. */
import { limit } from './limit.js';

export const SERVICE_LIMITS = {
  mockReplies: limit(
    100,
    'responses in the cache of `mock`',
    'the cache is emptied, and the responses are generated again',
  ),
  bodyBytes: limit(
    1024 * 1024,
    'bytes of a body that `record` stores',
    'only the size of the body is stored',
  ),
  inflatedBytes: limit(
    16 * 1024 * 1024,
    'bytes of a decompressed body that `record` reads',
    'the body is forwarded unchanged, and omitted from the recording',
  ),
  scrubbedDepth: limit(
    100,
    'levels of nested objects and lists in a recorded body',
    'deeper values are omitted',
  ),
  withheldPlaces: limit(
    5000,
    'fields that `record` compares, and different objects with the same field',
    'further fields and objects are not compared',
  ),
  privateValues: limit(
    100_000,
    'values of fields that `record` compares with words in paths',
    'all words in paths and all values of enums are replaced',
  ),
  pathWords: limit(
    20_000,
    'positions in recorded paths that `record` compares, and different words in them',
    'further positions and words are not compared',
  ),
  withheldWords: limit(
    100_000,
    'different words in paths and values that `record` may restore',
    'further words are replaced',
  ),
  withheldOffsets: limit(
    4_000_000,
    'occurrences of words that `record` may restore',
    'words that occur later are replaced everywhere',
  ),
  scrubbedXml: limit(1_000_000, 'characters of a recorded XML text', 'the whole text is replaced'),
  suggestionRounds: limit(
    12,
    'rounds in which `verify` suggests corrections',
    'the remaining differences get no suggestion',
  ),
  suggestionDepth: limit(
    60,
    'references that are followed to find the schema of a difference',
    'no correction is suggested',
  ),
  suggestionSchemas: limit(
    200,
    'schemas that describe the value of a difference',
    'further schemas are not corrected',
  ),
  movedSegments: limit(
    6,
    'leading segments of a recorded path that `verify` tries as a new base path',
    'longer base paths are not suggested',
  ),
  suggestedValues: limit(12, 'values of an enum that `verify` suggests', 'no enum is suggested'),
  unlistedDepth: limit(
    100,
    'levels of nested objects and lists that are searched for undeclared properties',
    'deeper properties are not reported',
  ),
  recordedBody: limit(
    1024 * 1024 * 1024,
    'bytes of a recorded request body that is validated',
    'the request counts as invalid',
  ),
  recordedSteps: limit(
    1e9,
    'steps to validate a recorded request',
    'the request counts as invalid',
  ),
} as const;
