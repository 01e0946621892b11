/** Responses that say the same: of the thousands of a large API most are those that every operation has. */
import type { Response } from '../../src/model/api.js';
import { trustOf } from '../../src/model/origin.js';
import type { ServerView } from './view.js';

interface Forms<Made> {
  readonly numbers: Map<object, number>;
  readonly made: Map<string, Made>;
}

/** What is made once for each server of all responses of one status, with the same media types and headers. */
export function oncePerForm<Made>(
  make: (view: ServerView, response: Response) => Made,
): (view: ServerView, response: Response) => Made {
  const known = new WeakMap<ServerView, Forms<Made>>();
  return (view, response) => {
    const forms = known.get(view) ?? { numbers: new Map(), made: new Map<string, Made>() };
    known.set(view, forms);
    const form = formOf(response, forms.numbers);
    const before = forms.made.get(form);
    if (before !== undefined) return before;
    const made = make(view, response);
    forms.made.set(form, made);
    return made;
  };
}

/** Media types and headers are told apart by what they are, since what is shared is one object. */
function formOf(response: Response, numbers: Map<object, number>): string {
  const { status, bodyless, origins, media, headers } = response;
  let form = `${status} ${bodyless} ${trustOf(origins)}`;
  for (const one of media) form += ` ${numberOf(one, numbers)}`;
  for (const one of headers) form += ` h${numberOf(one, numbers)}`;
  return form;
}

function numberOf(thing: object, numbers: Map<object, number>): number {
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(thing, number);
  return number;
}
