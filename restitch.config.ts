/** The Stride API: five partial descriptions, stitched into one. */
import { defineConfig } from 'restitch';

export default defineConfig({
  inputs: ['specs/stride/*.swagger.yaml', 'specs/stride/*.postman.json'],
  overlays: ['specs/stride/overlay.yaml', 'specs/stride/neighbours.overlay.yaml'],
  output: 'generated/stride',
  title: 'Stride',
  targets: {
    client: true,
    server: { handlers: 'examples/stride/handlers' },
    docs: { for: 'authors' },
    openapi: true,
  },
});
