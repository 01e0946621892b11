/** Which credentials a request needs and lacks, in words for its sender. */
import type { Route, SchemeSpec } from "./route.js";

/**
 * What would let the caller in: `A credential is missing: token (Authorization: Bearer), or key (query parameter k)`.
 * @param isShown whether the request carries the credential of a scheme: what it carries is not named
 */
export function neededText(
  { security = [] }: Pick<Route, "security">,
  schemes: Readonly<Record<string, SchemeSpec>>,
  isShown: (scheme: SchemeSpec) => boolean,
): string {
  const alternatives = security.map((alternative) =>
    Object.keys(alternative).flatMap((id): string[] => {
      const scheme = schemes[id];
      if (scheme === undefined || isShown(scheme)) return [];
      return [`${id} (${placeOf(scheme)})`];
    }),
  );
  const missing = alternatives
    .filter((all) => all.length > 0)
    .map((all) => all.join(" and "))
    .join(", or ");
  return missing === ""
    ? "A valid credential is needed"
    : `A credential is missing: ${missing}`;
}

/** Where the credential of a scheme goes. */
function placeOf(scheme: SchemeSpec): string {
  switch (scheme.kind) {
    case "bearer":
      return "Authorization: Bearer";
    case "basic":
      return "Authorization: Basic";
    case "http":
      return `Authorization: ${scheme.scheme}`;
    case "apiKey":
      return `${PLACES[scheme.in]} ${scheme.name}`;
    case "custom":
      return scheme.type;
    default:
      return scheme satisfies never;
  }
}

const PLACES = {
  header: "header",
  query: "query parameter",
  cookie: "cookie",
} as const;
