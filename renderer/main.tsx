import '@fontsource-variable/noto-sans/index.css';
import '@fontsource-variable/noto-sans-arabic/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '#shared/lib/assert.ts';
import { App } from './app/app.tsx';

// zod tries `new Function` where it may; the policy of content forbids it, and would report each try
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
createRoot(present(document.getElementById('root'), 'index.html has a root')).render(<StrictMode><App /></StrictMode>);
