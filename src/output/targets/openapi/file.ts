/** The name of the file that the target `openapi` writes. A later run compares the API with this file. */
export const OPENAPI_FILE = 'openapi.json';
