import { css } from '@emotion/css';
import { CoreApp, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { Icon, PanelChrome, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import type { Connection } from '../grafana/connect';
import { usePanelData } from '../grafana/use-panel-data';
import { PanelFrame } from '../panels/PanelFrame';
import { Visualization } from '../panels/Visualization';
import type { BoardPanel } from './board';
import { panelTime } from './panel-time';

interface Props {
  readonly panel: BoardPanel;
  readonly connection: Connection;
  readonly boardRange: TimeRange;
  readonly width: number;
  readonly height: number;
}

/** One panel: its own time range, its queries, its chrome and its picture. */
export function BoardPanelView({ panel, connection, boardRange, width, height }: Props) {
  const styles = useStyles2(getStyles);
  const { id, type, title, description, targets, fieldConfig, options, hideTimeOverride } = panel;
  const time = useMemo(() => panelTime(boardRange, panel.timeFrom, panel.timeShift), [boardRange, panel]);
  const run = useMemo(
    () => ({ targets, range: time.range, app: CoreApp.Dashboard, panelId: id, panelPluginId: type }),
    [targets, time.range, id, type],
  );
  const data = usePanelData(connection.dataSource, run);
  const override = time.info && !hideTimeOverride && (
    <PanelChrome.TitleItem className={styles.time}>
      <Icon name="clock-nine" size="sm" /> {time.info}
    </PanelChrome.TitleItem>
  );
  return (
    <PanelFrame
      title={title}
      description={description}
      data={data}
      width={width}
      height={height}
      padding={type === 'table' ? 'none' : 'md'}
      titleItems={override || undefined}
    >
      {(innerWidth, innerHeight) => (
        <Visualization
          type={type}
          frames={data.series}
          fieldConfig={fieldConfig}
          options={options}
          timeRange={time.range}
          width={innerWidth}
          height={innerHeight}
        />
      )}
    </PanelFrame>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  time: css({ color: theme.colors.text.link, gap: theme.spacing(0.5), whiteSpace: 'nowrap' }),
});
