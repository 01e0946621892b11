/** Withdraws diagnostics about unknown facts that an overlay declares. */
import { isSuccess } from '../../model/status.js';
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, Endpoint, Media, Parameter, Server } from '../../model/api.js';
import type { Origin, SourceId } from '../../model/origin.js';

const BODY: readonly DiagnosticCode[] = ['body/unknown', 'collection/body-unknown', 'body/upload'];
const SERVER: readonly DiagnosticCode[] = [
  'server/missing',
  'server/placeholder',
  'server/loopback',
  'server/example',
  'server/scheme',
];

/** A function that records whether overlays resolve the diagnostics with the given codes at the given locations. */
type Tell = (
  codes: readonly DiagnosticCode[],
  places: readonly Place[],
  isSettled: boolean,
) => void;
type Place = Pick<Origin, 'source' | 'pointer'>;
type ByOverlay = (origins: readonly Origin[] | undefined) => boolean;

/**
 * Withdraws diagnostics about missing facts that overlays declare. The origins of the API before the overlays contain
 * the locations of the diagnostics. A diagnostic at a location that several endpoints share is withdrawn if it is
 * resolved for all of them. A diagnostic at a location that belongs to no endpoint is kept.
 * @param was the merged API before the overlays
 * @param now the API after the overlays
 * @param overlays the names of the overlay documents
 */
export function withdrawResolvedUnknowns(
  was: Api,
  now: Api,
  overlays: ReadonlySet<SourceId>,
  report: Report,
): void {
  const byOverlay: ByOverlay = (origins = []) => origins.some(({ source }) => overlays.has(source));
  const settled = new Map<string, boolean>();
  const tell: Tell = (codes, places, isSettled) => {
    for (const code of codes) {
      for (const { source, pointer } of places) {
        const key = keyOf(code, source, pointer);
        settled.set(key, isSettled && settled.get(key) !== false);
      }
    }
  };
  const after = new Map(now.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  for (const endpoint of was.endpoints) {
    const corrected = after.get(endpoint.key);
    tellOperation(endpoint, corrected, tell, byOverlay);
    tellParameters(endpoint, corrected, tell, byOverlay);
    tellResponses(endpoint, corrected, tell, byOverlay);
    tellServers(endpoint, corrected, now.servers, tell, byOverlay);
  }
  report.withdraw(({ source, pointer }, code) => {
    // Diagnostics about servers concern the whole document, so their pointer is ignored.
    const place = code.startsWith('server/') ? '' : pointer;
    return settled.get(keyOf(code, source, place)) === true;
  });
}

function keyOf(code: DiagnosticCode, source: SourceId, pointer: string): string {
  return [code, source, pointer].join('\n');
}

/** Records the diagnostics about an operation itself. If an overlay removed the operation, all of them are resolved. */
function tellOperation(
  was: Endpoint,
  now: Endpoint | undefined,
  tell: Tell,
  byOverlay: ByOverlay,
): void {
  const at = was.origins;
  const bodies = was.body?.origins ?? [];
  const hasBody = isBodySettled(was, now, byOverlay);
  tell(BODY, [...at, ...below(at, '/name'), ...bodies], hasBody);
  // Form fields are reported as parameters, but they are part of the body.
  tell(['param/type-unknown'], withNames(bodies), hasBody && !hasUnknownField(now));
  tell(['op/id-missing'], at, !now || byOverlay(now.operationId?.origins));
  tell(['op/summary-missing'], at, !now || byOverlay(now.summary?.origins));
  tell(['op/description-missing'], at, !now || byOverlay(now.description?.origins));
  const deprecated = !now || byOverlay(now.deprecated?.origins);
  tell(['op/deprecated-prose'], was.deprecated?.origins ?? [], deprecated);
  // A diagnostic may be about a text that was not chosen, because another document had a higher precedence. The origins
  // then lack the location of this text, so the location is added here.
  const sentences = ['/summary', '/description', '/request/description'].flatMap((field) =>
    below(at, field),
  );
  const places = [...sentences, ...(was.security?.origins ?? [])];
  const secured = !now || byOverlay(now.security?.origins);
  tell(['auth/prose'], places, secured);
}

function isBodySettled(was: Endpoint, now: Endpoint | undefined, byOverlay: ByOverlay): boolean {
  if (!now) return true;
  if (!now.body) return was.body !== undefined;
  return declaresSchema(now.body.media, byOverlay);
}

function hasUnknownField(now: Endpoint | undefined): boolean {
  return (now?.body?.media ?? []).some(
    ({ schema }) =>
      schema.kind === 'object' &&
      [...schema.properties.values()].some((property) => property.schema.kind === 'unknown'),
  );
}

function tellParameters(
  was: Endpoint,
  now: Endpoint | undefined,
  tell: Tell,
  byOverlay: ByOverlay,
): void {
  for (const parameter of was.parameters) {
    const { name, in: place, origins, description } = parameter;
    const after = now?.parameters.find((one) => one.name === name && one.in === place);
    const isTyped = !after || declaresType(after, byOverlay);
    tell(['param/type-unknown'], withNames(origins), isTyped);
    tell(['param/undeclared'], origins, isTyped);
    const sentences = description?.origins ?? [];
    tell(['prose/type', 'prose/array'], sentences, isTyped);
    tell(['prose/required'], sentences, !after || byOverlay(after.required.origins));
  }
}

function declaresType({ content }: Parameter, byOverlay: ByOverlay): boolean {
  if (content.kind === 'media') return declaresSchema([content.media], byOverlay);
  return content.schema.kind !== 'unknown' && byOverlay(content.schema.origins);
}

function tellResponses(
  was: Endpoint,
  now: Endpoint | undefined,
  tell: Tell,
  byOverlay: ByOverlay,
): void {
  const added = now?.responses.filter(({ origins }) => byOverlay(origins)) ?? [];
  tell(['resp/missing'], was.origins, !now || added.length > 0);
  const errors = added.filter(({ status }) => !isSuccess(status));
  tell(['resp/only-200'], was.origins, !now || errors.length > 0);
  for (const { status, origins } of was.responses) {
    const after = now?.responses.find((one) => one.status === status);
    const isKnown =
      !after ||
      (after.bodyless ? byOverlay(after.origins) : declaresSchema(after.media, byOverlay));
    tell(['resp/schema-unknown'], origins, isKnown);
  }
}

/** Returns true if an overlay declares a schema for the body. */
function declaresSchema(media: readonly Media[], byOverlay: ByOverlay): boolean {
  return media.some(({ schema, origins }) => schema.kind !== 'unknown' && byOverlay(origins));
}

function tellServers(
  was: Endpoint,
  now: Endpoint | undefined,
  common: readonly Server[],
  tell: Tell,
  byOverlay: ByOverlay,
): void {
  const servers = now && now.servers.length > 0 ? now.servers : common;
  const isKnown = !now || servers.some(({ origins }) => byOverlay(origins));
  const isSafe = !now || servers.some(({ url }) => url.startsWith('https://'));
  const documents = was.origins.map(({ source }) => ({ source, pointer: '' }));
  tell(SERVER, documents, isKnown);
  tell(['server/plain-http'], documents, isKnown && isSafe);
}

function below(places: readonly Origin[], pointer: string): Place[] {
  return places.map((place) => ({ source: place.source, pointer: place.pointer + pointer }));
}

/** Adds the locations of parameter names, because parameters are reported at their names if they have one. */
function withNames(origins: readonly Origin[]): Place[] {
  return [...origins, ...below(origins, '/name')];
}
