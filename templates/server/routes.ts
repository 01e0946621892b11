/** Generates `routes.ts`: the route table. */
import { code, ident, jsdoc, lit, type Code } from '../../src/print/emit/typescript/code.js';
import { json, object, property } from '../../src/print/emit/typescript/expression.js';
import { moduleText, printed } from '../../src/print/emit/typescript/module.js';
import { basePathOf, routeData, schemeData } from './route-data.js';
import { validationOf } from './functions/validation.js';
import {
  banner,
  importOwn,
  importOwnType,
  modulePlace,
  usedSchemes,
  type ServerView,
} from './view.js';

/**
 * The maximum number of elements in one array literal. The compiler compares the elements with one
 * another, and rejects an array with too many different ones.
 */
const MOST_IN_ONE = 1000;

export function routesFile(view: ServerView): string {
  const { api } = view;
  const { parameters, media, headers } = validationOf(view);
  const checked = parameters.size + media.size + headers.size > 0;
  const schemes = usedSchemes(view).map(({ name, scheme }) =>
    property(name, json(schemeData(scheme))),
  );
  return moduleText({
    ...modulePlace(view, 'routes.ts'),
    header: banner('The routes of all operations, and how their input is decoded.'),
    body: [
      ...routeArrays(view),
      code`
        ${jsdoc('The route table, and how each security scheme sends its credential.')}
        export const table: ${importOwnType(view, 'runtime/route.ts', 'RouteTable')} = {
          routes,
          ${property('schemes', object(schemes))},
          basePath: ${lit(basePathOf(api.servers))},
          ${checked && property('runCheck', importOwn(view, 'runtime/checks.ts', 'runCheck'))},
        };
      `,
    ],
  });
}

/** Generates `routes`: one array, or several arrays that are concatenated. */
function routeArrays(view: ServerView): Code[] {
  const type = importOwnType(view, 'runtime/route.ts', 'Route');
  const routes = view.api.endpoints.map((one) => printed(json(routeData(view, one)), 1, 1));
  const tableOf = (name: Code, rows: readonly Code[]): Code =>
    code`const ${name}: readonly ${type}[] = [${rows}];`;
  if (routes.length <= MOST_IN_ONE) return [tableOf(ident('routes'), routes)];
  const parts = Array.from({ length: Math.ceil(routes.length / MOST_IN_ONE) }, (_, index) => ({
    name: ident(`routes${index + 1}`),
    rows: routes.slice(index * MOST_IN_ONE, (index + 1) * MOST_IN_ONE),
  }));
  const all = parts.map(({ name }) => code`...${name}`);
  return [...parts.map(({ name, rows }) => tableOf(name, rows)), tableOf(ident('routes'), all)];
}
