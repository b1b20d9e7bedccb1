import { LoadingState, type PanelData } from '@grafana/data';
import { Icon, PanelChrome, type PanelStatusItem, useTheme2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import { errorText } from '../grafana/run-queries';

interface Props {
  readonly title: string;
  readonly description?: string;
  readonly data: PanelData;
  readonly width: number;
  readonly height: number;
  readonly padding?: 'none' | 'md';
  readonly titleItems?: ReactNode;
  readonly children: (width: number, height: number) => ReactNode;
}

/** Grafana's panel chrome: title, loading bar, errors and notices, and "No data" where there is none. */
export function PanelFrame({ title, description, data, width, height, padding, titleItems, children }: Props) {
  const isEmpty = data.series.every((frame) => frame.length === 0);
  const isWaiting = data.state === LoadingState.Loading || data.state === LoadingState.NotStarted;
  return (
    <PanelChrome
      title={title}
      description={description}
      width={width}
      height={height}
      padding={padding}
      titleItems={titleItems}
      loadingState={data.state}
      statusItems={statusItems(data)}
    >
      {(innerWidth, innerHeight) => (isEmpty ? <Empty isWaiting={isWaiting} /> : children(innerWidth, innerHeight))}
    </PanelChrome>
  );
}

function Empty({ isWaiting }: { readonly isWaiting: boolean }) {
  const theme = useTheme2();
  return (
    <div style={{ display: 'grid', placeItems: 'center', height: '100%', color: theme.colors.text.secondary }}>
      {isWaiting ? <Icon name="spinner" /> : 'No data'}
    </div>
  );
}

/** Errors first, then what the frames' notices say, each sentence once. */
function statusItems({ errors = [], series }: PanelData): PanelStatusItem[] {
  const notices = series.flatMap((frame) => frame.meta?.notices ?? []);
  const items: PanelStatusItem[] = [
    ...errors.map((error) => ({ severity: 'error' as const, text: errorText(error) })),
    ...notices.map(({ severity, text }) => ({ severity, text })),
  ];
  return items.filter((item, index) => items.findIndex((other) => other.text === item.text) === index);
}
