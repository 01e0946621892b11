/**
 * Compares security requirements. A requirement lists alternatives; each alternative combines schemes with their OAuth
 * scopes.
 */
import { shortName } from '../../base/foundation/text/quoted.js';
import type { Api, Endpoint, OAuthFlow, SecurityScheme } from '../../model/api.js';
import { securityText } from '../../model/security/security-text.js';
import { fieldStep } from '../../model/place.js';
import { addFinding, inside, type FindingPlace } from './change.js';
import { renamedSchemes, type Credential, type Credentials } from './credentials.js';
import type { ChangeRule } from './rules.js';

type Schemes = Api['securitySchemes'];
type Scopes = ReadonlySet<string>;

/**
 * Credentials that are required together: their keys, each with its OAuth scopes. Empty if no credentials are required.
 */
type Alternative = ReadonlyMap<
  string,
  { readonly credential: Credential; readonly scopes: Scopes }
>;

/** Compares the requirements of an endpoint. */
export function compareSecurity(
  place: FindingPlace,
  before: Endpoint,
  after: Endpoint,
  credentials: Credentials,
): void {
  const [old, fresh] = [before.security, after.security];
  const places = { before: old?.origins, after: fresh?.origins };
  const say = (rule: ChangeRule, text: string): void =>
    addFinding(place, rule, ['', ` ${text}`], places);
  if (!old || !fresh) {
    const isNone = (fresh ?? old)?.value.every((all) => all.length === 0);
    const required = isNone ? 'no credentials' : securityText((fresh ?? old)?.value ?? []);
    const at = inside(place, fieldStep('security'));
    if (fresh) {
      const words = ['', ` is declared now; it requires ${required}`] as const;
      addFinding(at, isNone ? 'security/loosened' : 'security/stated', words, places);
    } else if (old) {
      const words = ['', ` is no longer declared; it required ${required}`] as const;
      addFinding(at, 'security/unstated', words, places);
    }
    return;
  }
  const was = alternatives(old.value, credentials.before);
  const is = alternatives(fresh.value, credentials.after);
  for (const one of was) {
    if (is.some((other) => covers(one, other))) continue;
    const closest = is.find((other) => [...other.keys()].every((key) => one.has(key)));
    const moved = is.find((other) => formsOf(other) === formsOf(one));
    const required = `now requires ${securityText(fresh.value)}`;
    if (one.size === 0)
      say('security/required', `can no longer be called without credentials; it ${required}`);
    else if (closest) {
      const more = [...closest].flatMap(([key, { scopes }]) =>
        [...scopes].filter((name) => one.get(key)?.scopes.has(name) !== true),
      );
      say('security/scope-added', `now requires additional scopes: ${more.join(', ')}`);
    } else if (moved) {
      const text = `now requires the security scheme ${namesOf(moved)} instead of ${namesOf(one)}`;
      say('security/moved', text);
    } else {
      const text = `can no longer be called with ${wordsOf(one)}; it ${required}`;
      say('security/removed', text);
    }
  }
  const added = is.filter((one) => !was.some((other) => same(one, other)));
  const kept = was.every((one) => is.some((other) => covers(one, other)));
  for (const one of kept ? added : []) {
    const stricter = was.find((other) => covers(other, one));
    if (stricter) {
      const text = `now requires ${scopedText(one)} instead of ${scopedText(stricter)}`;
      say('security/loosened', text);
    } else say('security/added', `can now also be called with ${wordsOf(one)}`);
  }
}

/**
 * Reports renamed security schemes. Requests stay the same, but callers of a generated client must change their code,
 * because they pass each credential under the name of its scheme.
 */
export function compareSchemeNames(place: FindingPlace, before: Schemes, after: Schemes): void {
  for (const [id, now] of renamedSchemes(before, after)) {
    const places = { before: before.get(id)?.origins, after: after.get(now)?.origins };
    const words = `security scheme renamed from ${shortName(id)} to ${shortName(now)}`;
    addFinding(place, 'security/renamed', words, places);
  }
}

/** Compares the OAuth flows of security schemes that have the same name in both APIs. */
export function compareFlows(place: FindingPlace, before: Schemes, after: Schemes): void {
  for (const [id, old] of before) {
    const fresh = after.get(id);
    if (!fresh) continue;
    const places = { before: old.origins, after: fresh.origins };
    for (const text of flowChanges(old, fresh)) {
      addFinding(place, 'security/flow', `security scheme ${shortName(id)}: ${text}`, places);
    }
  }
}

const FLOW_URLS = [
  'authorizationUrl',
  'tokenUrl',
  'refreshUrl',
  'deviceAuthorizationUrl',
] as const satisfies readonly (keyof OAuthFlow)[];

function flowChanges(old: SecurityScheme, fresh: SecurityScheme): string[] {
  if (old.kind === 'openIdConnect' && fresh.kind === 'openIdConnect') {
    return movedUrl('url', old.url, fresh.url);
  }
  if (old.kind !== 'oauth2' || fresh.kind !== 'oauth2') return [];
  const flows = old.flows.flatMap((flow) => {
    const now = fresh.flows.find(({ type }) => type === flow.type);
    if (!now) return [`flow ${flow.type} removed`];
    const scopes = [...flow.scopes.keys()].filter((name) => !now.scopes.has(name));
    return [
      ...FLOW_URLS.flatMap((name) =>
        movedUrl(`${name} of flow ${flow.type}`, flow[name], now[name]),
      ),
      ...scopes.map((name) => `scope ${name} of flow ${flow.type} removed`),
    ];
  });
  return [...flows, ...movedUrl('metadataUrl', old.metadataUrl, fresh.metadataUrl)];
}

function movedUrl(name: string, old: string | undefined, fresh: string | undefined): string[] {
  return old === fresh ? [] : [`${name} changed from ${old ?? 'none'} to ${fresh ?? 'none'}`];
}

/** Returns the alternatives of a security requirement. An empty requirement needs no credentials. */
function alternatives(
  security: NonNullable<Endpoint['security']>['value'],
  credentialOf: (id: string) => Credential,
): Alternative[] {
  if (security.length === 0) return [new Map()];
  return security.map((requirement) => {
    return new Map(
      requirement.map(({ scheme, scopes }) => {
        const credential = credentialOf(scheme);
        return [credential.key, { credential, scopes: new Set(scopes) }];
      }),
    );
  });
}

/** Returns true if credentials that satisfy the alternative `one` also satisfy the alternative `other`. */
function covers(one: Alternative, other: Alternative): boolean {
  return [...other].every(([key, { scopes }]) => {
    const own = one.get(key)?.scopes;
    return own !== undefined && [...scopes].every((name) => own.has(name));
  });
}

function same(one: Alternative, other: Alternative): boolean {
  return covers(one, other) && covers(other, one);
}

/**
 * Returns a text that describes how the credentials of an alternative are sent. It does not contain the names of
 * security schemes.
 */
function formsOf(one: Alternative): string {
  const forms = [...one.values()].map(({ credential }) => credential.form);
  return forms.sort().join('\n');
}

function namesOf(one: Alternative): string {
  return [...one.values()].map(({ credential }) => credential.name).join(' and ');
}

function wordsOf(one: Alternative): string {
  const words = [...one.values()].map(({ credential }) => credential.words);
  return words.join(' and ') || 'no credentials';
}

/** Returns the names of the security schemes of an alternative with their scopes: `oauth (r, w) and key`. */
function scopedText(one: Alternative): string {
  const requirement = [...one.values()].map(({ credential, scopes }) => ({
    scheme: credential.name,
    scopes: [...scopes],
  }));
  return requirement.length === 0 ? 'no credentials' : securityText([requirement]);
}
