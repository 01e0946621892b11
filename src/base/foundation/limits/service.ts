/** Limits of `record`, `verify` and `mock`. */
import { limit } from './limit.js';

export const SERVICE_LIMITS = {
  mockReplies: limit(100, 'responses that `mock` caches', 'they are dropped and generated again'),
  bodyBytes: limit(1024 * 1024, 'bytes of a body that `record` keeps', 'only its size is written'),
  inflatedBytes: limit(
    16 * 1024 * 1024,
    'bytes of a decompressed body that `record` reads',
    'it passes unchanged, and is omitted from the recording',
  ),
  knownKeys: limit(
    100_000,
    'keys of items in responses that `record` stores',
    'further keys are not stored',
  ),
  answerBytes: limit(
    64 * 1024,
    'bytes of a choice that the page of `settle` sends',
    'it is refused',
  ),
  scrubbedDepth: limit(
    100,
    'levels of objects and lists in a recorded body',
    'deeper values are omitted',
  ),
  withheldPlaces: limit(
    5000,
    'fields, and objects of one field, that `record` compares',
    'further ones are not compared',
  ),
  privateValues: limit(
    100_000,
    'names in recorded fields that `record` compares with words of paths',
    'all unknown words of paths are replaced',
  ),
  scrubbedXml: limit(1_000_000, 'characters of recorded XML', 'the text is replaced as a whole'),
  suggestionRounds: limit(
    12,
    'rounds in which `verify` suggests corrections',
    'the remaining findings get no suggestion',
  ),
  suggestionDepth: limit(
    60,
    'references that are followed to find the schema of a finding',
    'no correction is suggested',
  ),
  suggestionSchemas: limit(
    200,
    'schemas that describe the value of a finding',
    'the rest is not corrected',
  ),
  movedSegments: limit(
    6,
    'segments of a recorded path that `verify` takes for a new base path',
    'no other server is suggested',
  ),
  suggestedValues: limit(12, 'values of an enum that is suggested', 'no enum is suggested'),
  unlistedDepth: limit(
    100,
    'levels of objects and lists that are searched for undeclared properties',
    'deeper properties are not reported',
  ),
  recordedBody: limit(
    1024 * 1024 * 1024,
    'bytes of a recorded body that is checked',
    'it counts as invalid',
  ),
  recordedSteps: limit(1e9, 'steps to check a recorded request', 'it counts as invalid'),
} as const;
