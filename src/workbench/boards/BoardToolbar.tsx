import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { Combobox, InlineLabel, Input, ToolbarButton, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import type { Connection } from '../grafana/connect';
import { setVariables } from '../grafana/services';
import { hrefOf } from '../shell/route';
import { TimeControl } from '../shell/TimeControl';
import { type Board, boards, type BoardVariable } from './board';
import { CustomPicker } from './CustomPicker';
import { type Chosen, modelOf } from './query-variables';
import { VariablePicker } from './VariablePicker';

interface Props {
  readonly board: Board;
  readonly connection: Connection;
  readonly timeRange: TimeRange;
  readonly onTimeRange: (range: TimeRange) => void;
  readonly onRefresh: () => void;
}

/** Title, the data source, query, custom and text variables, time and refresh. */
export function BoardToolbar({ board, connection, timeRange, onTimeRange, onRefresh }: Props) {
  const styles = useStyles2(getStyles);
  const { uid, name } = connection.instance;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState<Chosen>({});
  const variables = board.templating?.list.filter((variable) => variable.type === 'datasource') ?? [];
  const texts = board.templating?.list.filter((variable) => variable.type === 'textbox') ?? [];
  const queries = board.templating?.list.filter((variable) => variable.type === 'query') ?? [];
  const textOf = ({ name: key, query }: BoardVariable) => typed[key] ?? (typeof query === 'string' ? query : '');
  const customs = board.templating?.list.filter((variable) => variable.type === 'custom') ?? [];
  const chosenOf = ({ name: key, type, current }: BoardVariable) =>
    chosen[key] ?? (type === 'custom' ? [current?.value ?? []].flat() : []);
  const choose = (variable: BoardVariable, values: readonly string[]) => {
    setChosen({ ...chosen, [variable.name]: values });
    onRefresh();
  };
  useEffect(() =>
    setVariables(
      Object.fromEntries<string | readonly string[]>([
        ...variables.map((variable) => [variable.name, uid] as const),
        ...texts.map((variable) => [variable.name, textOf(variable)] as const),
        ...[...queries, ...customs].map((variable) => [variable.name, chosenOf(variable)] as const),
      ]),
      queries.map((variable) => modelOf(variable, chosenOf(variable), uid)),
    ),
  );

  return (
    <div className={styles.bar}>
      <Combobox
        id="board"
        aria-label="Dashboard"
        width="auto"
        minWidth={24}
        value={board.uid}
        options={boards.map(({ uid: value, title, description }) => ({ value, label: title, description }))}
        onChange={({ value }) => (location.hash = hrefOf('dashboards', value))}
      />
      {variables.map((variable) => (
        <div key={variable.name} className={styles.variable}>
          <InlineLabel width="auto" htmlFor={`variable-${variable.name}`}>
            {variable.label ?? variable.name}
          </InlineLabel>
          <Combobox
            id={`variable-${variable.name}`}
            width="auto"
            minWidth={20}
            value={uid}
            options={[{ value: uid, label: name }]}
            onChange={() => undefined}
          />
        </div>
      ))}
      {queries.map((variable) => (
        <div key={variable.name} className={styles.variable}>
          <InlineLabel width="auto" htmlFor={`variable-${variable.name}`}>
            {variable.label ?? variable.name}
          </InlineLabel>
          <VariablePicker
            variable={variable}
            connection={connection}
            chosen={chosenOf(variable)}
            onChange={(values) => choose(variable, values)}
          />
        </div>
      ))}
      {customs.map((variable) => (
        <div key={variable.name} className={styles.variable}>
          <InlineLabel width="auto" htmlFor={`variable-${variable.name}`}>
            {variable.label ?? variable.name}
          </InlineLabel>
          <CustomPicker
            variable={variable}
            chosen={chosenOf(variable)}
            onChange={(values) => choose(variable, values)}
          />
        </div>
      ))}
      {texts.map((variable) => (
        <div key={variable.name} className={styles.variable}>
          <InlineLabel width="auto" htmlFor={`variable-${variable.name}`}>
            {variable.label ?? variable.name}
          </InlineLabel>
          <Input
            id={`variable-${variable.name}`}
            width={16}
            defaultValue={textOf(variable)}
            onBlur={({ currentTarget }) => {
              setTyped({ ...typed, [variable.name]: currentTarget.value });
              onRefresh();
            }}
          />
        </div>
      ))}
      <div className={styles.right}>
        <TimeControl value={timeRange} onChange={onTimeRange} />
        <ToolbarButton icon="sync" variant="canvas" tooltip="Refresh" aria-label="Refresh" onClick={onRefresh} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginBottom: theme.spacing(2) }),
  variable: css({ display: 'flex' }),
  right: css({ display: 'flex', gap: theme.spacing(1), marginLeft: 'auto' }),
});
