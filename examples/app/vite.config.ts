import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * Forwards calls of the page to a backend. The page calls its own origin, so the browser needs no
 * CORS.
 */
function backend(path: string, port: string) {
  return { target: `http://127.0.0.1:${port}`, rewrite: (url: string) => url.slice(path.length) };
}

const { MOCK_PORT = '4010', SERVER_PORT = '4000' } = process.env;

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      '/mock/': backend('/mock', MOCK_PORT),
      '/server/': backend('/server', SERVER_PORT),
    },
  },
  test: {
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['test/pages/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: 'test/pages/setup.ts',
        },
      },
      { extends: true, test: { name: 'node', include: ['test/*.test.ts', 'test/dev/*.test.ts'] } },
    ],
  },
});
