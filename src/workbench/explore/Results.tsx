import { css } from '@emotion/css';
import { dataFrameToJSON, FieldType, type GrafanaTheme2, type PanelData } from '@grafana/data';
import { Alert, JSONFormatter, PanelChrome, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { errorText } from '../grafana/run-queries';
import { PanelFrame } from '../panels/PanelFrame';
import { Visualization } from '../panels/Visualization';
import { useSize } from '../shell/use-size';
import { addsUp, AMOUNTS, READINGS, TABLE } from './looks';
import { RequestsPanel } from './RequestsPanel';

const HEIGHT_PX = 320;

/** Errors, chart, AWS requests, table and the frames themselves. */
export function Results({ data }: { readonly data: PanelData }) {
  const styles = useStyles2(getStyles);
  const [box, { width }] = useSize<HTMLDivElement>();
  const [showsJson, setShowsJson] = useState(false);
  const json = useMemo(
    () => (showsJson ? data.series.map((one) => dataFrameToJSON(one)) : []),
    [data.series, showsJson],
  );
  const hasTime = data.series.some((one) => one.fields.some((field) => field.type === FieldType.time));
  const graph = addsUp(data) ? AMOUNTS : READINGS;
  const drawing = { frames: data.series, timeRange: data.timeRange };
  const frame = { data, width, height: HEIGHT_PX };

  return (
    <div ref={box} className={styles.stack}>
      {data.errors?.map((error) => (
        <Alert key={errorText(error)} title="Query error">
          {errorText(error)}
        </Alert>
      ))}
      {width > 0 && hasTime && (
        <PanelFrame title="Graph" {...frame}>
          {(w, h) => (
            <Visualization
              type="timeseries"
              {...drawing}
              fieldConfig={graph.fieldConfig}
              options={graph.options}
              width={w}
              height={h}
            />
          )}
        </PanelFrame>
      )}
      <RequestsPanel data={data} />
      {width > 0 && (
        <PanelFrame title="Table" padding="none" {...frame}>
          {(w, h) => <Visualization type="table" {...drawing} fieldConfig={TABLE} options={{}} width={w} height={h} />}
        </PanelFrame>
      )}
      <PanelChrome title="Frames" collapsible collapsed={!showsJson} onToggleCollapse={() => setShowsJson(!showsJson)}>
        <JSONFormatter json={json} open={1} />
      </PanelChrome>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  stack: css({ display: 'grid', gap: theme.spacing(1), minWidth: 0 }),
});
