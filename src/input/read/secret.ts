/** Recognizes credentials that people leave in documents, by the name of a field or by the form of a value. */

const NAME =
  /pass(?:word|wd|phrase|code)|secret|token|credential|authorization|bearer|signature|(?:api|access|private|secret|auth|signing|subscription)[-_ ]?key|session[-_ ]?id|cookie|\botp\b|\bpwd\b|\bjwt\b/i;
const VALUE =
  /-----BEGIN |\b(?:Bearer|Basic|Digest|Token) +[\w+/=.~-]{12,}|\b(?:sk|pk|rk)_(?:live|test)_\w{8,}|\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bxox[abprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bPMAK-[\w-]{20,}|\bglpat-[\w-]{16,}|\bAIza[\w-]{30,}|:\/\/[^\s/:@]{1,200}:[^\s/@]{1,200}@/;

/** Matches names that only sound like credentials: URLs, types, and tokens for pagination. */
const HARMLESS = /(?:ur[il]|endpoint|host|type)$|^(?:next|prev|page|continuation|sync)/i;

/** The text that replaces a credential. */
export const REDACTED = '<redacted>';

/** Returns true if a name implies that its value is a credential: `password`, `client_secret`, `X-Api-Key`. */
export function isSecretName(name: string): boolean {
  return NAME.test(name.slice(0, 200)) && !HARMLESS.test(name);
}

/** Returns true if a value has the form of a credential: a JWT, a private key, or a common token format. */
export function isSecretValue(text: string): boolean {
  return VALUE.test(text) || (text.includes('eyJ') && holdsJwt(text));
}

/**
 * Returns true if a text contains a JSON Web Token: base64 of `{"`, then a dot and more (RFC 7519). Each word is
 * searched once, so the time is linear in the length of the text.
 */
function holdsJwt(text: string): boolean {
  for (const [word] of text.matchAll(/(?<![\w-])[\w-]+(?=\.[\w-]{4})/g)) {
    const start = word.indexOf('eyJ');
    if (start >= 0 && word.length - start >= 'eyJ'.length + 8) return true;
  }
  return false;
}

/** Matches names of fields that contain the name of a person. */
const PERSON =
  /^(?:(?:first|last|full|family|given|middle|real|display|nick|user|screen)[-_ ]?)?name$|^(?:author|owner|nick|surname|login|phone|mobile)$/i;
/** Matches names of fields that contain personal data or names that people choose for their data. */
const THING =
  /name|user|nick|author|owner|login|member|assignee|mail|title|label|slug|handle|city|street|person|tag|key$|id$|by$|contact|approver|manager|reviewer|patient|customer|recipient|sender|diagnos|gender|religio|ethnic|nationality|birth|answer|mnemonic|recovery|\b(?:pin|pass|pw|cvc|cvv|sid|sig|hash|salt|nonce)\b/i;

/** Returns true if a field name implies that its value is the name of a person. */
function isPersonName(name: string): boolean {
  return PERSON.test(name);
}

/** Returns true if a field name implies that people chose its value, so that the value may be private. */
export function isPersonalName(name: string): boolean {
  return isPersonName(name) || THING.test(name.slice(0, 200));
}
