import { type FieldDisplay, getFieldDisplayValues, ReducerID } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { templateSrv } from '../grafana/services';
import { type Drawing, option } from './draw';
import { usePreparedFrames } from './use-prepared-frames';

/** The single values a stat or a bar gauge shows: one per series, or one per row, by the panel's reduce options. */
export function useFieldValues({ frames, fieldConfig, options }: Drawing, sparkline: boolean): FieldDisplay[] {
  const theme = useTheme2();
  const data = usePreparedFrames(frames, fieldConfig);
  return useMemo(
    () =>
      getFieldDisplayValues({
        data,
        fieldConfig,
        reduceOptions: option(options, 'reduceOptions', { calcs: [ReducerID.lastNotNull], values: false, fields: '' }),
        replaceVariables: templateSrv.replace,
        sparkline,
        theme,
        timeZone: 'utc',
      }),
    [data, fieldConfig, options, sparkline, theme],
  );
}
