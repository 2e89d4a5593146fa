import { createRoot } from 'react-dom/client';
import { activateLocale, initialLocale } from './lib/i18n.ts';
import { startSession } from './lib/session.ts';
import { App } from './shell/App.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

void startSession();
await activateLocale(initialLocale());
createRoot(root).render(<App />);
