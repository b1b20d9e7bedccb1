// The workbench page: the built plugin on the real @grafana/ui components, without Grafana.
import { createRoot } from 'react-dom/client';
import { connect } from './grafana/connect';
import { loadPlugin } from './grafana/load-plugin';
import { setUpGrafana } from './grafana/services';
import { App } from './shell/App';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) {
    throw new Error('index.html has no #root');
  }
  try {
    await setUpGrafana();
    const loaded = await loadPlugin();
    const connection = await connect(loaded);
    createRoot(root).render(<App loaded={loaded} connection={connection} />);
  } catch (problem) {
    root.textContent = `The workbench cannot start: ${reason(problem)}`;
    throw problem;
  }
}

/** An Error's message, or what BackendSrv rejects with: status and the door's own sentence. */
function reason(problem: unknown): string {
  if (problem instanceof Error) {
    return problem.message;
  }
  const { status, data } = problem as { status?: number; data?: { message?: string } };
  return `${status ?? ''} ${data?.message ?? ''}`.trim();
}

void start();
