/** Provides the modules of restitch to a configuration in a project that has not installed restitch. */

/**
 * Returns the modules by the names that users import. They are loaded on demand, because most runs do not need them.
 */
export async function packageModules(): Promise<Readonly<Record<string, object>>> {
  const [restitch, kit] = await Promise.all([import('../../index.js'), import('../../kit.js')]);
  return { restitch, 'restitch/kit': kit };
}
