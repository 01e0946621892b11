/**
 * Generates the events of a mock's stream. The stream ends after a few events, or continues until the client
 * disconnects.
 */
import type { Media } from '../../model/api.js';
import type { SampleOptions } from '../../values/sample/index.js';
import { streamSamples } from '../../output/kit/stream-samples.js';
import { plainValue } from './plain.js';

export interface EventOptions {
  /** The milliseconds between two events. If 0, the stream ends after a few events. */
  readonly pause: number;
  readonly samples: SampleOptions & { readonly seed: number };
}

/** Generates events. In an endless stream, the events differ from each other if the schema allows it. */
export async function* generatedEvents(
  media: Media,
  { pause, samples }: EventOptions,
): AsyncGenerator<unknown, void, undefined> {
  for (let seed = samples.seed; ;) {
    const some = streamSamples(media, { ...samples, seed });
    if (some.length === 0) return;
    seed += some.length;
    for (const event of some) {
      yield plainValue(event);
      await wait(pause);
    }
    if (pause === 0) return;
  }
}

/** Repeats the events of an example. */
export async function* exampleEvents(
  text: string,
  pause: number,
): AsyncGenerator<string, void, undefined> {
  const events = text.split(/(?:\r\n|\r|\n){2,}/).filter((event) => event !== '');
  while (events.length > 0) {
    for (const event of events) {
      yield `${event}\n\n`;
      await wait(pause);
    }
  }
}

/** Waits for some milliseconds. The timer does not keep the process running if the client has closed the stream. */
async function wait(pause: number): Promise<void> {
  if (pause > 0) await new Promise<void>((resolve) => void setTimeout(resolve, pause).unref());
}
