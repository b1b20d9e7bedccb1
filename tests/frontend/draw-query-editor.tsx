import { dateTime, type TimeRange } from '@grafana/data';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { DataSource } from '../../src/frontend/datasource';
import type { AwsCostQuery } from '../../src/frontend/query';
import { QueryEditor } from '../../src/frontend/QueryEditor';

export const RANGE = { from: dateTime(1000), to: dateTime(2000), raw: { from: 'now-30d', to: 'now' } } as TimeRange;

/** Draws the editor as Grafana does: the query it hands out is what it is drawn with next. */
export async function drawQueryEditor(datasource: DataSource, start: Partial<AwsCostQuery> = {}) {
  return await drawStoredQuery(datasource, { refId: 'A', queryType: 'cost', schemaVersion: 1, ...start });
}

/** The same with exactly this query, as a new panel has it. */
export async function drawStoredQuery(datasource: DataSource, stored: AwsCostQuery) {
  const state = { query: stored, runs: 0 };
  function Panel() {
    const [query, setQuery] = useState(state.query);
    state.query = query;
    return (
      <QueryEditor
        datasource={datasource}
        query={query}
        range={RANGE}
        onChange={setQuery}
        onRunQuery={() => (state.runs += 1)}
      />
    );
  }
  render(<Panel />);
  await settle();
  // Pickers wait 200 ms after the last key before they ask; a false clock keeps that out of the tests.
  return { state, user: userEvent.setup({ advanceTimers: jest.advanceTimersByTime }) };
}

/** Until pickers have asked and drawn the answer. */
export async function settle() {
  await act(() => jest.advanceTimersByTimeAsync(300));
}

type User = ReturnType<typeof userEvent.setup>;

/** Opens the picker and chooses the option with this text. */
export async function choose(user: User, testId: string, option: string | RegExp) {
  await user.click(screen.getByTestId(testId));
  await settle();
  await user.click(screen.getByRole('option', { name: option }));
  await settle();
}

/** Opens the picker, types what no list offers, and takes it. */
export async function typeInto(user: User, testId: string, text: string) {
  await user.click(screen.getByTestId(testId));
  // In user-event's language [ and { are keys; doubled they are letters.
  await user.keyboard(text.replace(/[[{]/g, '$&$&'));
  await settle();
  await user.click(screen.getByRole('option', { name: /Use custom value/ }));
  await settle();
}
