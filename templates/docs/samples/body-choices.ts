/** The possible bodies of samples: each media type, and each of its examples. */
import type { Endpoint, Media } from '../../../src/model/api.js';
import type { Example } from '../../../src/model/schema.js';

/** A body, and the words that distinguish it from the other bodies. */
export interface BodyVariant {
  readonly label: string;
  /** A media type whose only example is that of the variant. */
  readonly media: Media;
}

/** The maximum number of bodies, to limit the length of the page. */
const MOST = 8;

/**
 * The bodies of an operation, the default first.
 * @param inOrder examples in the order of their document
 */
export function bodyVariants(
  { body }: Endpoint,
  inOrder: (examples: readonly Example[]) => readonly Example[],
): readonly BodyVariant[] {
  if (body === undefined) return [];
  const isOne = body.media.length === 1;
  const variants = body.media.flatMap((media): BodyVariant[] => {
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
