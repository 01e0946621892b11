/** `routes.ts`: the route table as data. */
import { ident, jsdoc, lit, type Code } from '../../src/emit/typescript/code.js';
import { array, object, property, spread } from '../../src/emit/typescript/expression.js';
import { moduleText } from '../../src/emit/typescript/module.js';
import { dataCode, RowWriter } from '../../src/emit/typescript/fast-paths/rows.js';
import { constant } from '../../src/emit/typescript/statement.js';
import { readonlyArrayOf } from '../../src/emit/typescript/type.js';
import { basePathOf, routeData, schemeData } from './route-data.js';
import { validationOf } from './validation.js';
import {
  banner,
  importOwn,
  importOwnType,
  modulePlace,
  usedSchemes,
  type ServerView,
} from './view.js';

/** In one array the compiler compares every route with every other, and refuses to where too many differ. */
const MOST_IN_ONE = 1000;

/** The text of `routes.ts`. */
export function routesFile(view: ServerView): string {
  const { api } = view;
  const { parameters, media, headers } = validationOf(view);
  const checked = parameters.size + media.size + headers.size > 0;
  return moduleText({
    ...modulePlace(view, 'routes.ts'),
    header: banner('Where every operation is found, and how its input is read.'),
    body: [
      ...routeArrays(view),
      constant({
        name: ident('table'),
        export: true,
        comment: jsdoc('The route table, and how each security scheme sends its credential.'),
        type: importOwnType(view, 'runtime/route.ts', 'RouteTable'),
        value: object([
          property('routes'),
          property(
            'schemes',
            object(
              usedSchemes(view).map(({ name, scheme }) =>
                property(name, dataCode(schemeData(scheme))),
              ),
            ),
          ),
          property('basePath', lit(basePathOf(api.servers))),
          ...(checked
            ? [property('runCheck', importOwn(view, 'runtime/checks.ts', 'runCheck'))]
            : []),
        ]),
      }),
    ],
  });
}

/** `routes`: one array, or one of several that are no larger than compilers take. */
function routeArrays(view: ServerView): Code[] {
  const type = readonlyArrayOf(importOwnType(view, 'runtime/route.ts', 'Route'));
  const { endpoints } = view.api;
  const shared = new Set<object>();
  const writer = new RowWriter(shared);
  const routes = endpoints.map((one) => {
    const data = routeData(view, one, shared);
    // One alone may stand on the line of its brackets.
    return endpoints.length > 1 ? writer.row(data) : dataCode(data);
  });
  if (routes.length <= MOST_IN_ONE) {
    return [constant({ name: ident('routes'), type, value: array(routes) })];
  }
  const parts = Array.from({ length: Math.ceil(routes.length / MOST_IN_ONE) }, (_, index) => ({
    name: ident(`routes${index + 1}`),
    value: array(routes.slice(index * MOST_IN_ONE, (index + 1) * MOST_IN_ONE)),
  }));
  const whole = array(parts.map(({ name }) => spread(name)));
  return [
    ...parts.map(({ name, value }) => constant({ name, type, value })),
    constant({ name: ident('routes'), type, value: whole }),
  ];
}
