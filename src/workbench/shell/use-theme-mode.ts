import { createTheme, type GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { useCallback, useMemo, useState } from 'react';

export type ThemeMode = 'dark' | 'light';

/** The theme of `?theme=`, dark unless told, and a switch that keeps the address in step. */
export function useThemeMode(): { readonly theme: GrafanaTheme2; readonly toggle: () => void } {
  const [mode, setMode] = useState<ThemeMode>(() =>
    new URLSearchParams(location.search).get('theme') === 'light' ? 'light' : 'dark',
  );
  const theme = useMemo(() => {
    const made = createTheme({ colors: { mode } });
    // Some components read the theme from here and not from the React context.
    config.theme2 = made;
    document.documentElement.dataset.theme = mode;
    return made;
  }, [mode]);
  const toggle = useCallback(() => {
    const next = mode === 'dark' ? 'light' : 'dark';
    const address = new URL(location.href);
    address.searchParams.set('theme', next);
    history.replaceState(null, '', address);
    setMode(next);
  }, [mode]);
  return { theme, toggle };
}
