/** Describes parameters and headers as fields. */
import { memoizeByObject, memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Header } from '../../../src/model/api.js';
import type { Direction } from '../../../src/model/direction.js';
import type { CallArgument, OperationSignature } from '../../../src/print/typescript/signature.js';
import type { DocsBlock, Level } from '../blocks/block.js';
import type { DocsField } from '../blocks/field.js';
import { badge, coded, phraseOf, type Inline } from '../blocks/inline.js';
import type { DocsView } from '../view.js';

export function parameterBlocks(
  { arguments: all }: OperationSignature,
  view: DocsView,
  level: Level,
  direction: Direction,
): DocsBlock[] {
  if (all.length === 0) return [];
  return [{ kind: 'parameters', level, fields: all.map((one) => FIELDS[direction](one, view)) }];
}

/** The result is cached, because operations share parameters. */
const FIELDS = {
  read: memoizeByView((argument: CallArgument, view: DocsView) => fieldOf(argument, view, 'read')),
  write: memoizeByView((argument: CallArgument, view: DocsView) =>
    fieldOf(argument, view, 'write'),
  ),
};

function fieldOf(
  { name, required, parameter, schema }: CallArgument,
  { client, settings }: DocsView,
  direction: Direction,
): DocsField {
  const { in: place, description, deprecated, examples, aliases } = parameter;
  const notes: Inline[] = [];
  if (deprecated?.value === true) notes.push(badge(settings.word('deprecated'), 'old'));
  if (client !== undefined && name !== parameter.name) {
    notes.push(phraseOf('in the client {name}', { name: coded(name) }));
  }
  if (aliases.length > 0) {
    notes.push(phraseOf('also named {names}', { names: coded(aliases.join(', ')) }));
  }
  const example = examples.find(({ value }) => value !== undefined)?.value;
  return {
    name: parameter.name,
    place,
    required,
    ...(place !== 'path' && required && { doubt: parameter.required.origins }),
    schema,
    description: description?.value ?? schema.description,
    notes,
    ...(example !== undefined && { example }),
    direction,
    origins: parameter.origins,
  };
}

/**
 * Returns the headers of a response as fields. The result is cached, because many responses have
 * the same headers.
 */
export const headerFields = memoizeByObject((headers: readonly Header[]): readonly DocsField[] =>
  headers.map(({ name, required, schema, description }) => ({
    name,
    required: required === true,
    schema,
    description: description ?? schema.description,
    notes: [],
    origins: [],
  })),
);
