/** Examples held against what is declared. An example never changes a schema. */
import type { Report } from '../../diagnostics/report.js';
import type { Api, Media } from '../../model/api.js';
import type { Direction } from '../../model/direction.js';
import { trustOf } from '../../model/origin.js';
import type { Example, Schema } from '../../model/schema.js';
import { mismatchOf } from '../../validation/index.js';

/** Steps for one example; what is larger counts as fitting. */
const BUDGET = 20_000;

/** Reports examples of parameters, bodies and responses that do not fit. */
export function checkExamples(api: Api, report: Report): void {
  const check = (schema: Schema, examples: readonly Example[], direction: Direction): void => {
    if (examples.length === 0 || trustOf(schema.origins) !== 'declared') return;
    for (const { value, origins } of examples) {
      if (value === undefined) continue;
      const found = mismatchOf(schema, value, { api, direction, steps: { left: BUDGET } });
      if (found) report.add('example/mismatch', found, origins[0]);
    }
  };
  const checkMedia = ({ type, schema, examples }: Media, direction: Direction): void => {
    // Any other media type writes its values as text of its own.
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
