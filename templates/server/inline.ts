/** The route table and the checks as one function of JavaScript, for a process that runs them at once. */
import { code, lit } from '../../src/emit/typescript/code.js';
import { json, object, property } from '../../src/emit/typescript/expression.js';
import { moduleText, printed } from '../../src/emit/typescript/module.js';
import { basePathOf, routeData, schemeData } from './route-data.js';
import { validationOf } from './validation.js';
import { importOwn, modulePlace, usedSchemes, type ServerView } from './view.js';

/**
 * The body of a function that is given `runtime` (the runtime's files by name, without their ending) and returns the
 * route table: the very checks and entries of the server that is written.
 * @param view `isInline`
 */
export function inlineTable(view: ServerView): string {
  const { declarations } = validationOf(view);
  const routes = view.api.endpoints.map((one) => printed(json(routeData(view, one))));
  const schemes = usedSchemes(view).map(({ name, scheme }) =>
    property(name, json(schemeData(scheme))),
  );
  return moduleText({
    ...modulePlace(view, 'routes.ts'),
    body: [
      code`'use strict';`,
      ...[...declarations.values()].flat(),
      code`
        return {
          ${property('routes', code`[${routes}]`)},
          ${property('schemes', object(schemes))},
          ${property('basePath', lit(basePathOf(view.api.servers)))},
          ${property('runCheck', importOwn(view, 'runtime/checks.ts', 'runCheck'))},
        };
      `,
    ],
  });
}
