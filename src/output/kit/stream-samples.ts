/** Generates sample items of streamed bodies. */
import type { Media } from '../../model/api.js';
import { dereference } from '../../model/dereference.js';
import {
  isObjectInstance,
  sampleValue,
  type Instance,
  type SampleOptions,
} from '../../values/sample/index.js';
import { eventShape, isEventStream } from '../../print/typescript/signature-events.js';

const ITEMS = 3;

/** Returns a few items of a stream: server-sent events with their data, or plain values. */
export function streamSamples(
  media: Media,
  { seed, ...options }: SampleOptions & { readonly seed: number },
): readonly Instance[] {
  const seeds = Array.from({ length: ITEMS }, (_, index) => seed + index);
  if (!isEventStream(media.type)) {
    const schema = media.item ?? media.schema;
    return seeds.flatMap((one) => sampleValue(schema, { ...options, seed: one }) ?? []);
  }
  const { schema, isWhole } = eventShape(media, (one) => dereference(one, options.api));
  return seeds.map((one) => {
    const value = sampleValue(schema, { ...options, seed: one }) ?? 'data';
    const isEvent = isWhole && isObjectInstance(value) && value.has('data');
    return isEvent ? value : new Map([['data', value]]);
  });
}
