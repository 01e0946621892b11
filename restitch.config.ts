/** The Stride API: five partial descriptions, stitched into one. */
import { defineConfig } from 'restitch';

export default defineConfig({
  inputs: ['specs/stride/*.yaml', 'specs/stride/*.json'],
  output: 'generated/stride',
  title: 'Stride',
  targets: {
    client: true,
    server: { handlers: 'examples/stride/handlers' },
    docs: true,
    openapi: true,
  },
});
