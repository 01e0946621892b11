/** Validates examples. An example never changes a schema. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Media } from '../../../model/api.js';
import type { Direction } from '../../../model/direction.js';
import { type Origin, trustOf, type SourceId } from '../../../model/origin.js';
import { pointerKeys } from '../../../model/pointer.js';
import type { Example, Json, Schema } from '../../../model/schema.js';
import { mismatchOf, type Mismatch } from '../../../values/validation/index.js';
import { readPlaceholder } from '../infer/placeholder.js';
import { REDACTED } from '../secret.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

const COMPOSITE: ReadonlySet<Schema['kind']> = new Set(['array', 'object', 'tuple']);

interface Misfit {
  readonly schema: Schema;
  readonly value: Json;
  readonly found: Mismatch;
  /** The location of the example. */
  readonly at: Origin | undefined;
}

/** Reports examples of parameters, bodies and responses that do not match their schema. */
export function checkExamples(api: Api, report: Report): void {
  eachMisfit(
    api,
    () => true,
    ({ found, at }) => report.add('example/mismatch', found, at),
  );
}

/**
 * Reports examples in collections that contradict a description. The schemas of a collection are inferred from its
 * own examples, so only another document can contradict them.
 * @param whole the merged API of all documents
 * @param apis the API of each document
 */
export function checkKeptExamples(whole: Api, apis: readonly Api[], report: Report): void {
  const kept = new Set<SourceId>();
  for (const { document } of apis) {
    if (document?.isRecording !== true) continue;
    for (const source of [document.source, ...(document.files ?? [])]) kept.add(source);
  }
  if (kept.size === 0) return;
  const isKept = ({ origins: [origin] }: Example): boolean =>
    origin !== undefined && origin.trust !== 'observed' && kept.has(origin.source);
  eachMisfit(whole, isKept, ({ schema, value, found, at }) => {
    // A list or an object in a URL is one text whose parts are not known, so it cannot be validated.
    if (typeof value === 'string' && COMPOSITE.has(schema.kind)) return;
    if (isPlaceholder(valueAt(value, found.path))) return;
    report.add('example/mismatch', found, at, schema.origins.slice(0, 1));
  });
}

function eachMisfit(
  api: Api,
  isChecked: (example: Example) => boolean,
  say: (misfit: Misfit) => void,
): void {
  const check = (schema: Schema, examples: readonly Example[], direction: Direction): void => {
    if (examples.length === 0 || trustOf(schema.origins) !== 'declared') return;
    for (const example of examples) {
      const { value, origins } = example;
      if (value === undefined || !isChecked(example)) continue;
      const found = mismatchOf(schema, value, {
        api,
        direction,
        steps: { left: READING_LIMITS.exampleSteps.most },
      });
      if (found) say({ schema, value, found, at: origins[0] });
    }
  };
  const checkMedia = ({ type, schema, examples }: Media, direction: Direction): void => {
    // Values of any other media type are texts in their own notation.
    if (examples.length > 0 && /[/+]json\b/.test(type)) check(schema, examples, direction);
  };
  for (const { parameters, body, responses } of api.endpoints) {
    for (const { content, examples } of parameters) {
      if (content.kind === 'schema') check(content.schema, examples, 'write');
    }
    for (const media of body?.media ?? []) checkMedia(media, 'write');
    for (const { media } of responses) for (const one of media) checkMedia(one, 'read');
  }
}

function valueAt(value: Json, path: string): Json | undefined {
  let here: Json | undefined = value;
  for (const key of pointerKeys(path)) {
    if (Array.isArray(here)) here = here[Number(key)];
    else if (here instanceof Map) here = here.get(key);
    else return undefined;
  }
  return here;
}

/** Returns true for a placeholder. It is not validated, because it is not a real value. */
function isPlaceholder(value: Json | undefined): boolean {
  return typeof value === 'string' && (value === REDACTED || readPlaceholder(value) !== undefined);
}
