/** Describes the subject of a conflict in words: parses the field of an election. */

/** A field of an election. */
export interface Place {
  /** `total`, `the query parameter limit`, `the body`; absent for a fact of the whole entity. */
  readonly part?: string;
  /** Around it: `in the response 200`. */
  readonly around?: string;
  /** `maximum`, `required`, `summary`; nothing for a type. */
  readonly keyword?: string;
  /** The same for what has one cause: the last name and the keyword. */
  readonly leaf: string;
}

const OF_PARAMETER =
  /^parameters\/([a-z]+)\/(.*?)(?:\/(required|style|description|deprecated)|\/type(.*))?$/s;
const OF_RESPONSE = /^responses\/([^/]+)\/(.+)$/s;

/**
 * Parses a field.
 * @param isType true for the type of a value: the field has no keyword, although its last name may contain blanks
 */
export function placeOf(entity: string, field: string, isType: boolean): Place {
  if (!isType) return placeIn(entity, field);
  // Replace blanks, because a place cannot contain a blank outside of a name.
  return blanksIn(placeIn(entity, field.replaceAll(' ', BLANK)));
}

const BLANK = '\uE000';

function blanksIn(place: Place): Place {
  const text = (one: string): string => one.replaceAll(BLANK, ' ');
  const { part, around, leaf } = place;
  return {
    ...(part !== undefined && { part: text(part) }),
    ...(around !== undefined && { around: text(around) }),
    leaf: text(leaf),
  };
}

function placeIn(entity: string, field: string): Place {
  if (entity.startsWith('schema ')) return ofSchema(field, undefined, 'the type');
  const parameter = field.startsWith('parameters/') ? OF_PARAMETER.exec(field) : null;
  if (parameter) return ofParameter(parameter);
  if (field === 'body/required') return { part: 'the body', keyword: 'required', leaf: field };
  const response = OF_RESPONSE.exec(field);
  if (response) {
    const [, status = '', rest = ''] = response;
    return ofContent(rest, `the response ${status}`);
  }
  if (field.startsWith('body/')) return ofContent(field.slice('body/'.length), 'the body');
  const [, name, keyword] = /^(.*?) (\S+)$/s.exec(field) ?? [];
  if (name !== undefined && keyword !== undefined && !name.includes(' ')) {
    return { part: name, keyword, leaf: field };
  }
  return { keyword: field, leaf: field };
}

function ofParameter([, where = '', name = '', fact, type = '']: RegExpExecArray): Place {
  const part = `the ${where} parameter ${name}`;
  const leaf = `${where} ${name}`;
  if (fact !== undefined) return { part, keyword: fact, leaf: `${leaf} ${fact}` };
  const inner = ofSchema(type, part, part);
  return { ...inner, leaf: `${leaf} ${inner.leaf}` };
}

function ofContent(field: string, whole: string): Place {
  const header = /^headers\/([^/. ]+)(.*)$/s.exec(field);
  if (header) {
    const [, name = '', rest = ''] = header;
    const inner = ofSchema(
      rest.replace(/^\/(?=required$)/, ' '),
      `in ${whole}`,
      `the header ${name}`,
    );
    return { ...inner, around: `in ${whole}`, leaf: `header ${name} ${inner.leaf}` };
  }
  // The text after the media type begins with a name, an item or a blank.
  const type = /^[^\s.[]+(?:\/[^\s.[]*(?:\.[\w-]+)*\+\w+)?/.exec(field)?.[0] ?? '';
  const inner = ofSchema(field.slice(type.length), `in ${whole}`, whole);
  return inner.part === whole ? inner : { ...inner, around: `in ${whole}` };
}

/** A place in a schema: `.items[].total maximum`. */
function ofSchema(place: string, around: string | undefined, whole: string): Place {
  const at = place.lastIndexOf(' ');
  const keyword = at < 0 ? undefined : place.slice(at + 1);
  const path = at < 0 ? place : place.slice(0, at);
  // `[].walk` is `walk` of each item.
  const name = /^(?:\[\])+$/.test(path) ? 'each item' : path.replace(/^(?:\[\])*\./, '');
  const last = /(?:^|\.)([^.]*)$/.exec(path)?.[1] ?? '';
  return {
    part: name === '' ? whole : name,
    ...(name !== '' && around !== undefined && { around }),
    ...(keyword !== undefined && { keyword }),
    leaf: `${last} ${keyword ?? ''}`.trim(),
  };
}
