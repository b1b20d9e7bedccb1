import { css } from '@emotion/css';
import type { GrafanaTheme2, PluginMeta } from '@grafana/data';
import { Badge, IconButton, Tab as TabItem, TabsBar, useStyles2, useTheme2 } from '@grafana/ui';
import { PLUGIN_PATH } from '../ids';
import { hrefOf, type Tab, TABS } from './route';

const TITLES: Record<Tab, string> = { explore: 'Explore', config: 'Config', dashboards: 'Dashboards' };

interface Props {
  readonly tab: Tab;
  readonly meta: PluginMeta;
  readonly onToggleTheme: () => void;
}

export function TopBar({ tab, meta, onToggleTheme }: Props) {
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  return (
    <header className={styles.bar}>
      <img className={styles.logo} src={`${PLUGIN_PATH}/${meta.info.logos.small}`} alt="" />
      <h1 className={styles.name}>{meta.name}</h1>
      <Badge
        text="Workbench"
        color="blue"
        tooltip="The plugin's own editors and dashboards, without a Grafana server"
      />
      <TabsBar className={styles.tabs} hideBorder>
        {TABS.map((name) => (
          <TabItem key={name} label={TITLES[name]} active={name === tab} href={hrefOf(name)} />
        ))}
      </TabsBar>
      <IconButton
        name="adjust-circle"
        size="lg"
        tooltip={isDark ? 'Light theme' : 'Dark theme'}
        onClick={onToggleTheme}
      />
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  logo: css({ width: theme.spacing(3), height: theme.spacing(3) }),
  name: css({ ...theme.typography.h5, margin: 0 }),
  tabs: css({ flexGrow: 1, marginLeft: theme.spacing(2) }),
});
