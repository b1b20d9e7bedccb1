import { css } from '@emotion/css';
import { CoreApp, DataSourcePluginContextProvider, type GrafanaTheme2, rangeUtil, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';
import type { Connection } from '../grafana/connect';
import type { Plugin } from '../grafana/load-plugin';
import type { Run } from '../grafana/run-queries';
import type { StoredQuery } from '../grafana/stored-query';
import { usePanelData } from '../grafana/use-panel-data';
import { ExploreToolbar } from './ExploreToolbar';
import { QueryCard } from './QueryCard';
import { Results } from './Results';

interface Props {
  readonly plugin: Plugin;
  readonly connection: Connection;
}

/** One query, as in Grafana's Explore: edit, run, look. */
export function ExplorePage({ plugin, connection }: Props) {
  const styles = useStyles2(getStyles);
  const { dataSource, instance } = connection;
  const [timeRange, setTimeRange] = useState<TimeRange>(() =>
    rangeUtil.convertRawToRange({ from: 'now-30d', to: 'now' }, 'utc'),
  );
  const [query, setQuery] = useState<StoredQuery>(() => firstQuery(dataSource));
  const [run, setRun] = useState<Run>(() => ({ targets: [query], range: timeRange, app: CoreApp.Explore }));
  const data = usePanelData(dataSource, run);

  const runNow = useCallback(
    (range: TimeRange, target: StoredQuery) => setRun({ targets: [target], range, app: CoreApp.Explore }),
    [],
  );
  const changeRange = (range: TimeRange) => {
    setTimeRange(range);
    runNow(range, query);
  };
  const replace = (next: StoredQuery) => {
    setQuery(next);
    runNow(timeRange, next);
  };
  const onRun = () => changeRange(rangeUtil.convertRawToRange(timeRange.raw, 'utc'));
  const context = useMemo(() => instance, [instance]);

  return (
    <DataSourcePluginContextProvider instanceSettings={context}>
      <section className={styles.stack} aria-label="Explore">
        <ExploreToolbar
          query={query}
          timeRange={timeRange}
          isBusy={data.state === 'Loading'}
          onTimeRange={changeRange}
          onQuery={replace}
          onRun={onRun}
        />
        <QueryCard
          plugin={plugin}
          dataSource={dataSource}
          query={query}
          data={data}
          range={timeRange}
          onChange={setQuery}
          onRun={onRun}
        />
        <Results data={data} />
      </section>
    </DataSourcePluginContextProvider>
  );
}

function firstQuery(dataSource: Connection['dataSource']): StoredQuery {
  return { ...dataSource.getDefaultQuery?.(CoreApp.Explore), refId: 'A' };
}

const getStyles = (theme: GrafanaTheme2) => ({
  stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
});
