/** Determines which media types are read and written item by item. */
import { code, type Code } from '../../src/print/emit/typescript/code.js';
import { reference } from '../../src/print/emit/typescript/type.js';
import type { Media } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import { eventShape, isEventStream } from '../../src/print/typescript/signature-events.js';
import { itemsOf } from '../../src/print/typescript/stream-types.js';
import type { Direction } from '../../src/model/direction.js';
import { typeOf } from '../../src/print/typescript/types.js';
import type { ClientView } from './view.js';

/** The runtime function that reads or writes a stream, and the type of its values. */
export interface Streaming {
  readonly name: string;
  readonly type: Code;
}

/**
 * Returns how a response body of this media type is read item by item; `undefined` if it is read as
 * a whole.
 */
export function streamRead(media: Media, view: ClientView): Streaming | undefined {
  if (isEventStream(media.type)) return readEvents(media, view);
  const name = linesName(media, 'jsonLines', 'jsonSequence');
  if (name === undefined) return undefined;
  return { name, type: reference(code`AsyncIterable`, [itemType(media, view, 'read')]) };
}

/**
 * Returns how a request body of this media type is written item by item; `undefined` if it is
 * written as a whole.
 */
export function streamWrite(media: Media, view: ClientView): Streaming | undefined {
  const name = linesName(media, 'writeLines', 'writeSequence');
  if (name === undefined) return undefined;
  return { name, type: reference(view.runtimeType('Items'), [itemType(media, view, 'write')]) };
}

function linesName(media: Media, lines: string, sequence: string): string | undefined {
  const items = itemsOf(media);
  return items && (items === 'lines' ? lines : sequence);
}

function itemType(media: Media, view: ClientView, direction: Direction): Code {
  return typeOf(itemOf(media, view) ?? media.schema, view.typeOptions(direction));
}

/**
 * Returns the schema of the JSON values in a stream: an item, or the data of an event. If no item
 * schema is declared, returns the items of an array schema, or the schema itself. Returns
 * `undefined` if the body is not streamed.
 */
export function itemOf(media: Media, view: ClientView): Schema | undefined {
  const { schema, item } = media;
  if (isEventStream(media.type)) {
    const whole = item && view.follow(item);
    const data = whole?.kind === 'object' ? whole.properties.get('data')?.schema : undefined;
    return data ?? item ?? schema;
  }
  if (linesName(media, '', '') === undefined) return undefined;
  const whole = view.follow(schema);
  return item ?? (whole.kind === 'array' ? whole.items : schema);
}

/**
 * Returns the schema with which the items of a streamed response are checked: an item, or an event
 * with its data; `undefined` if no schema describes them. An event may have undeclared members such
 * as `id`, so `rest` accepts any value.
 */
export function receivedItem(media: Media, view: ClientView): Schema | undefined {
  if (!isEventStream(media.type)) return itemOf(media, view);
  const { schema, isWhole } = eventShape(media, (one) => view.follow(one));
  const { origins } = schema;
  const rest: Schema = { kind: 'any', origins: [] };
  const event = view.follow(schema);
  if (isWhole) return event.kind === 'object' ? { ...event, rest } : undefined;
  if (['any', 'unknown', 'binary'].includes(event.kind)) return undefined;
  const properties = new Map([['data', { schema, required: true }]]);
  return { kind: 'object', properties, rest, origins };
}

function readEvents(media: Media, view: ClientView): Streaming {
  const { schema, isWhole, isText } = eventShape(media, (one) => view.follow(one));
  const name = isText ? 'events' : 'jsonEvents';
  const iterable = (type: Code): Code => reference(code`AsyncIterable`, [type]);
  const spelled = (): Code => typeOf(schema, view.typeOptions('read'));
  if (isWhole) return { name, type: iterable(spelled()) };
  const event = view.runtimeType('ServerSentEvent');
  return { name, type: iterable(isText ? event : reference(event, [spelled()])) };
}
