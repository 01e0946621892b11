/** Generates the route table and the checks as one JavaScript function, for a process that executes them at once. */
import { code, lit } from '../../src/print/emit/typescript/code.js';
import { json, object, property } from '../../src/print/emit/typescript/expression.js';
import { moduleText, printed } from '../../src/print/emit/typescript/module.js';
import { basePathOf, routeData, schemeData } from './route-data.js';
import { validationOf } from './functions/validation.js';
import { importOwn, modulePlace, usedSchemes, type ServerView } from './view.js';

/**
 * Returns the body of a function that takes `runtime` (runtime files by name, without extension) and returns the route
 * table, with the same checks and entries as a generated server.
 * @param view with `isInline`
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
