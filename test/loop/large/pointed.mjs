/** The targets of a description's references. */

/** @returns `resolve`, which returns the end of a chain of references, and each step of it */
export function pointed(document) {
  const known = new Map();
  const lookUp = (ref) => {
    if (!known.has(ref)) known.set(ref, valueAt(document, keysOf(ref)));
    return known.get(ref);
  };
  return {
    lookUp,
    resolve: (node) => {
      let found = node;
      while (typeof found?.$ref === 'string') found = lookUp(found.$ref);
      return found;
    },
  };
}

/** The keys of a reference into the same document. */
export function keysOf(ref) {
  const parts = decodeURIComponent(ref).slice(2).split('/');
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(document, keys) {
  return keys.reduce((value, key) => value?.[key], document);
}
