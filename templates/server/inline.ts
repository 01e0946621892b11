/**
 * Generates the route table and the checks as a single JavaScript function. A process that needs
 * them, such as a mock server, runs the function immediately and does not write it to disk.
 */
import { code, lit } from '../../src/print/emit/typescript/code.js';
import { json, object, property } from '../../src/print/emit/typescript/expression.js';
import { moduleText, printed } from '../../src/print/emit/typescript/module.js';
import { basePathOf, routeData, schemeData } from './route-data.js';
import { validationOf } from './functions/validation.js';
import { importOwn, modulePlace, usedSchemes, type ServerView } from './view.js';

/**
 * Generates the body of a function that returns the route table. The entries and checks are the
 * same as in a generated server. The parameter `runtime` of the function maps the names of runtime
 * files (without `.ts`) to their exports.
 * @param view a view that has `isInline` set
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
