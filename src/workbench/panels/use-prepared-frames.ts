import { applyFieldOverrides, cacheFieldDisplayNames, type DataFrame, type FieldConfigSource } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { fieldConfigRegistry } from '../grafana/field-config';
import { templateSrv } from '../grafana/services';

/** Frames with the panel's `fieldConfig` merged in, and display names, formats, links and colours set. */
export function usePreparedFrames(frames: DataFrame[], fieldConfig: FieldConfigSource): DataFrame[] {
  const theme = useTheme2();
  return useMemo(() => {
    const prepared = applyFieldOverrides({
      data: frames,
      fieldConfig,
      fieldConfigRegistry,
      replaceVariables: templateSrv.replace,
      theme,
      timeZone: 'utc',
    });
    // Tables tell columns apart by these names: series all call their values "Value".
    cacheFieldDisplayNames(prepared);
    return prepared;
  }, [frames, fieldConfig, theme]);
}
