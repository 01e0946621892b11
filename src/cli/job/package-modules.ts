/** What a configuration can import of this package where the package is not installed in the project. */

/** The modules, by the names that users import. Loaded when they are asked for: most runs need neither. */
export async function packageModules(): Promise<Readonly<Record<string, object>>> {
  const [restitch, kit] = await Promise.all([import('../../index.js'), import('../../kit.js')]);
  return { restitch, 'restitch/kit': kit };
}
