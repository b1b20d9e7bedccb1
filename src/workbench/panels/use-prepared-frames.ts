import { applyFieldOverrides, type DataFrame, type FieldConfigSource } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { fieldConfigRegistry } from '../grafana/field-config';
import { templateSrv } from '../grafana/services';

/** Frames with the panel's `fieldConfig` merged in, and display processors, links and colours set. */
export function usePreparedFrames(frames: DataFrame[], fieldConfig: FieldConfigSource): DataFrame[] {
  const theme = useTheme2();
  return useMemo(
    () =>
      applyFieldOverrides({
        data: frames,
        fieldConfig,
        fieldConfigRegistry,
        replaceVariables: templateSrv.replace,
        theme,
        timeZone: 'utc',
      }),
    [frames, fieldConfig, theme],
  );
}
