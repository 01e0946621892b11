/** The name of the file that the target `openapi` writes. A later run compares the API with it. */
export const OPENAPI_FILE = 'openapi.json';
