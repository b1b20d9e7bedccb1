import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { Combobox, InlineLabel, RefreshPicker, useStyles2 } from '@grafana/ui';
import { kinds } from '#queries';
import type { StoredQuery } from '../grafana/stored-query';
import { TimeControl } from '../shell/TimeControl';

interface Props {
  readonly query: StoredQuery;
  readonly timeRange: TimeRange;
  readonly isBusy: boolean;
  readonly onTimeRange: (range: TimeRange) => void;
  readonly onQuery: (query: StoredQuery) => void;
  readonly onRun: () => void;
}

/** Kind and examples to start from, time and run. */
export function ExploreToolbar({ query, timeRange, isBusy, onTimeRange, onQuery, onRun }: Props) {
  const styles = useStyles2(getStyles);
  const kind = kinds.find((one) => one.queryType === query.queryType);
  const examples = kind?.examples ?? [];

  const start = (queryType: string, title?: string) => {
    const chosen = kinds.find((one) => one.queryType === queryType);
    const example = chosen?.examples.find((one) => one.title === title) ?? chosen?.examples[0];
    onQuery({ ...(example?.query as object | undefined), queryType, refId: query.refId });
  };

  return (
    <div className={styles.bar}>
      <div className={styles.pair}>
        <InlineLabel width="auto" htmlFor="kind">
          Kind
        </InlineLabel>
        <Combobox
          id="kind"
          width="auto"
          minWidth={16}
          value={query.queryType ?? null}
          options={kinds.map(({ queryType, label, description }) => ({ value: queryType, label, description }))}
          onChange={({ value }) => start(String(value))}
        />
      </div>
      <div className={styles.pair}>
        <InlineLabel width="auto" htmlFor="example">
          Start from
        </InlineLabel>
        <Combobox
          id="example"
          width={32}
          placeholder="An example…"
          value={null}
          options={examples.map(({ title, label }) => ({ value: title, label: title, description: label }))}
          onChange={({ value }) => start(query.queryType ?? '', String(value))}
        />
      </div>
      <div className={styles.right}>
        <TimeControl value={timeRange} onChange={onTimeRange} />
        <RefreshPicker
          text="Run query"
          noIntervalPicker
          isLoading={isBusy}
          primary
          onRefresh={onRun}
          onIntervalChanged={() => undefined}
        />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  pair: css({ display: 'flex' }),
  right: css({ display: 'flex', gap: theme.spacing(1), marginLeft: 'auto' }),
});
