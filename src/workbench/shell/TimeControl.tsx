import { dateTime, type TimeOption, type TimeRange } from '@grafana/data';
import { TimeRangePicker } from '@grafana/ui';

/** The ranges that bills are read by; Grafana's own list begins at five minutes. */
const QUICK_RANGES: TimeOption[] = [
  { from: 'now/M', to: 'now', display: 'This month so far' },
  { from: 'now-1M/M', to: 'now-1M/M', display: 'Last month' },
  { from: 'now-7d', to: 'now', display: 'Last 7 days' },
  { from: 'now-30d', to: 'now', display: 'Last 30 days' },
  { from: 'now-90d', to: 'now', display: 'Last 90 days' },
  { from: 'now-6M/M', to: 'now', display: 'Last 6 months' },
  { from: 'now-1y/M', to: 'now', display: 'Last 12 months' },
  { from: 'now/y', to: 'now', display: 'This year so far' },
];

interface Props {
  readonly value: TimeRange;
  readonly onChange: (range: TimeRange) => void;
}

/** Grafana's time picker, in UTC. */
export function TimeControl({ value, onChange }: Props) {
  /** Moves both ends by a number of the range's own lengths, and stretches it by a factor. */
  const move = (steps: number, stretch = 0) => {
    const length = value.to.valueOf() - value.from.valueOf();
    const from = dateTime(value.from.valueOf() + (steps - stretch) * length).utc();
    const to = dateTime(value.to.valueOf() + (steps + stretch) * length).utc();
    onChange({ from, to, raw: { from, to } });
  };
  return (
    <TimeRangePicker
      value={value}
      timeZone="utc"
      quickRanges={QUICK_RANGES}
      isOnCanvas
      onChange={onChange}
      onChangeTimeZone={() => undefined}
      onMoveBackward={() => move(-0.5)}
      onMoveForward={() => move(0.5)}
      onZoom={() => move(0, 0.5)}
    />
  );
}
