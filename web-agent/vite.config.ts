import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The desk and the demo site; the widget is built apart (scripts/build.mjs), as one file without React. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    sourcemap: false,
    rolldownOptions: { input: { app: 'index.html', demo: 'demo/index.html' } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080', '/ws': { target: 'ws://127.0.0.1:8080', ws: true } } },
  test: { environment: 'node', include: ['src/**/*.test.ts', 'test/**/*.test.ts'], restoreMocks: true },
});
