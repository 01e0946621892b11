/** The Stride API: five partial descriptions, stitched into one. */
import { defineConfig } from 'restitch';

export default defineConfig({
  inputs: ['specs/stride/*.swagger.yaml', 'specs/stride/*.postman.json'],
  overlays: ['specs/stride/overlay.yaml', 'specs/stride/neighbours.overlay.yaml'],
  output: 'generated/stride',
  title: 'Stride',
  // The descriptions stay as their authors wrote them. People have reviewed these messages.
  severities: {
    'auth/prose': 'off',
    'desc/truncated': 'off',
    'document/adds-nothing': 'off',
    'param/reserved-header': 'off',
    'path/ambiguous': 'off',
    'path/slash': 'off',
    'tags/noise': 'off',
    'yaml/empty-document': 'off',
  },
  targets: {
    client: true,
    server: { handlers: 'examples/stride/handlers' },
    docs: { for: 'authors' },
    openapi: true,
  },
});
