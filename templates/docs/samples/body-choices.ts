/**
 * Determines the bodies that samples may send: one for each media type, and for each of its
 * examples.
 */
import { preferredMedia } from '../../../src/print/typescript/signature-body.js';
import type { Endpoint, Media } from '../../../src/model/api.js';
import type { Example } from '../../../src/model/schema.js';

/** A body, and a label that distinguishes it from the other bodies. */
export interface BodyVariant {
  readonly label: string;
  /** The media type, with the example of this body as its only example. */
  readonly media: Media;
}

/** The maximum number of bodies. It limits the length of the page. */
const MOST = 8;

/**
 * Returns the bodies of an operation. The default is first.
 * @param inOrder sorts examples by their order in the document
 */
export function bodyVariants(
  { body }: Endpoint,
  inOrder: (examples: readonly Example[]) => readonly Example[],
): readonly BodyVariant[] {
  if (body === undefined) return [];
  const isOne = body.media.length === 1;
  const variants = preferredMedia(body).flatMap(({ media }): BodyVariant[] => {
    const examples = inOrder(media.examples).filter(
      ({ value, serialized }) => value !== undefined || serialized !== undefined,
    );
    if (examples.length < 2) return [{ label: media.type, media }];
    return examples.map((example) => {
      const name = example.summary ?? example.name;
      const label = isOne ? name : `${media.type}: ${name}`;
      return { label, media: { ...media, examples: [example] } };
    });
  });
  return variants.slice(0, MOST);
}
