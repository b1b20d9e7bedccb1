import { css } from '@emotion/css';
import { type GrafanaTheme2, ThemeContext } from '@grafana/data';
import { GlobalStyles, PortalContainer, useStyles2 } from '@grafana/ui';
import { useCallback, useState } from 'react';
import { BoardsPage } from '../boards/BoardsPage';
import { ConfigPage } from '../config/ConfigPage';
import { ExplorePage } from '../explore/ExplorePage';
import { type Connection, connect } from '../grafana/connect';
import type { LoadedPlugin } from '../grafana/load-plugin';
import { useRoute } from './route';
import { TopBar } from './TopBar';
import { useThemeMode } from './use-theme-mode';

interface Props {
  readonly loaded: LoadedPlugin;
  readonly connection: Connection;
}

/** Theme, tabs and the open page. */
export function App({ loaded, connection }: Props) {
  const { theme, toggle } = useThemeMode();
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <Pages loaded={loaded} connection={connection} onToggleTheme={toggle} />
      <PortalContainer />
    </ThemeContext.Provider>
  );
}

function Pages({ loaded, connection: first, onToggleTheme }: Props & { readonly onToggleTheme: () => void }) {
  const styles = useStyles2(getStyles);
  const { tab, rest } = useRoute();
  const [connection, setConnection] = useState(first);
  // As Grafana does after saving: a new instance with the stored settings.
  const reconnect = useCallback(async () => {
    const next = await connect(loaded);
    setConnection(next);
    return next;
  }, [loaded]);

  return (
    <div className={styles.page}>
      <TopBar tab={tab} meta={loaded.meta} onToggleTheme={onToggleTheme} />
      <main className={styles.main}>
        {tab === 'explore' && <ExplorePage plugin={loaded.plugin} connection={connection} />}
        {tab === 'config' && <ConfigPage loaded={loaded} connection={connection} onSaved={reconnect} />}
        {tab === 'dashboards' && <BoardsPage connection={connection} uid={rest} />}
      </main>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    background: theme.colors.background.canvas,
  }),
  main: css({ flexGrow: 1, padding: theme.spacing(2), minWidth: 0 }),
});
