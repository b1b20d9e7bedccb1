import type { PanelData } from '@grafana/data';
import { useEffect, useState } from 'react';
import type { DataSource } from './connect';
import { NO_DATA, type Run, runQueries } from './run-queries';

/** Runs again whenever `run` is another object; keeps the last series on the screen while it waits. */
export function usePanelData(dataSource: DataSource, run: Run | undefined): PanelData {
  const [data, setData] = useState<PanelData>(NO_DATA);
  useEffect(() => {
    if (!run) {
      return;
    }
    const subscription = runQueries(dataSource, run).subscribe((next) =>
      setData((last) => (next.state === 'Loading' ? { ...next, series: last.series } : next)),
    );
    return () => subscription.unsubscribe();
  }, [dataSource, run]);
  return data;
}
