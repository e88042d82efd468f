import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../../i18n';
import { AppView } from './app-view';
import { AppModel } from './app-model';
import { AppContext } from './context';
import { TabSignal } from './tab-signal';
import './styles.css';

const root = document.getElementById('root');
const audioHost = document.getElementById('remote-audio');
if (root === null || audioHost === null) throw new Error('index.html lacks its elements');

const app = new AppModel(audioHost, new TabSignal());
void startTexts(app.settings.get().language).then(() => {
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <AppView />
      </AppContext>
    </StrictMode>,
  );
});
