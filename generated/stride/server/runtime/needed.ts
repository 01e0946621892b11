/** Describes which credentials a request lacks. */
import type { Route, SchemeSpec } from "./route.js";

/**
 * Returns a message for the caller: `A credential is missing: token (Authorization: Bearer), or key
 * (query parameter k)`.
 * @param isShown returns true if the request contains the credential of a scheme, so that it is not
 *   listed
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
    ? "A valid credential is required"
    : `A credential is missing: ${missing}`;
}

/** Returns where a request must contain the credential of a scheme (`query parameter k`). */
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
