/** The results of the loop: classes of failures with their counts, and an example each. */

/** @param records of documents; those without a `loop` broke */
export function printLoop(records, { details }) {
  const looped = records.filter(({ loop }) => loop !== undefined);
  const sum = (key) => looped.reduce((total, { loop }) => total + loop[key], 0);
  const classes = new Map();
  for (const { name, loop } of looped) {
    for (const found of loop.found) {
      const known = classes.get(found.class) ?? { count: 0, said: 0, names: new Set(), all: [] };
      known.count += 1;
      if (found.said.length > 0) known.said += 1;
      known.names.add(name);
      if (known.all.length < (details ? 12 : 1) && !known.all.some((one) => one.name === name)) {
        known.all.push({ name, ...found });
      }
      classes.set(found.class, known);
    }
  }
  for (const [text, { count, said, names, all }] of [...classes].sort(byCount)) {
    console.log(`${String(count).padStart(5)} in ${names.size}, said ${said}: ${text}`);
    for (const { name, operation, details: told, said: codes } of all) {
      console.log(`        ${name} ${operation}`);
      console.log(
        `        ${told.slice(0, details ? 400 : 200)}${codes.length > 0 ? ` [${codes.join(' ')}]` : ''}`,
      );
    }
  }
  const rows = [
    ['operations', sum('operations')],
    ['calls', sum('calls')],
    ['operations that arrive equal', sum('equal')],
    ['operations of which the report says why', sum('said')],
    ['operations that remain', sum('operations') - sum('equal') - sum('said')],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(36)} ${value}`);
}

function byCount([, a], [, b]) {
  return b.count - a.count;
}
