/** `routes.ts`: the route table as data. */
import { ident, jsdoc, lit } from '../../src/emit/code.js';
import { array, object, property } from '../../src/emit/expression.js';
import { moduleText } from '../../src/emit/module.js';
import { constant } from '../../src/emit/statement.js';
import { readonlyArrayOf } from '../../src/emit/type.js';
import { basePathOf, dataCode, routeData, schemeData } from './route-data.js';
import { validationOf } from './validation.js';
import { banner, own, ownType, placeOf, usedSchemes, type ServerView } from './view.js';

/** The text of `routes.ts`. */
export function routesFile(view: ServerView): string {
  const route = ownType(view, 'runtime/route.ts', 'Route');
  const { api } = view;
  const { parameters, media } = validationOf(view);
  const checked = parameters.size + media.size > 0;
  return moduleText({
    ...placeOf(view, 'routes.ts'),
    header: banner('Where every operation is found, and how its input is read.'),
    body: [
      constant({
        name: ident('routes'),
        type: readonlyArrayOf(route),
        value: array(api.endpoints.map((endpoint) => dataCode(routeData(view, endpoint)))),
      }),
      constant({
        name: ident('table'),
        export: true,
        comment: jsdoc('The route table, and how each security scheme sends its credential.'),
        type: ownType(view, 'runtime/route.ts', 'RouteTable'),
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
          property('basePath', lit(basePathOf(api))),
          ...(checked ? [property('runCheck', own(view, 'runtime/checks.ts', 'runCheck'))] : []),
        ]),
      }),
    ],
  });
}
