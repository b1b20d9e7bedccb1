import type { SelectableValue } from '@grafana/data';
import { ConfigSection } from '@grafana/plugin-ui';
import { Field, RadioButtonGroup } from '@grafana/ui';
import { useState } from 'react';
import { maySpend } from '../may-spend';
import { selectors } from '../selectors';
import type { ConfigEditorProps, DataSourceJson } from '../settings';
import { Lifetimes } from './Lifetimes';
import { PlannerCheck } from './PlannerCheck';
import { SpendReport } from './SpendReport';
import { UsdField } from './UsdField';

type Cap = NonNullable<DataSourceJson['spendCap']>;
type Freshness = NonNullable<DataSourceJson['freshness']>;
type Planner = NonNullable<DataSourceJson['planner']>;

const CAPS: SelectableValue<Cap>[] = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
];
const FRESHNESS: Record<Freshness, { label: string; means: string }> = {
  auto: { label: 'Automatic', means: 'As long as AWS’s data lives: settled months 7 days, the open month 8 hours, lists a day.' },
  classic: { label: 'Classic', means: 'As other data sources do: costs 1 hour, forecasts 2 hours, lists 30 minutes. Dearer.' },
  fixed: { label: 'Fixed', means: 'As many minutes as you say.' },
};
const PLANNER: Record<Planner, { label: string; means: string }> = {
  full: { label: 'Full', means: 'Panels are answered from each other’s requests, by picking and by adding up.' },
  selection: { label: 'Selection only', means: 'Panels are answered from each other’s requests by picking, never by adding up.' },
  off: { label: 'Off', means: 'Each query asks AWS for exactly what it shows. Dearer.' },
};

/** How much may be bought, how often, and what was. */
export function SpendSettings({ options, onOptionsChange }: ConfigEditorProps) {
  const { spendCap = 'on', dailyCapUsd, monthlyCapUsd, freshness = 'auto', planner = 'full' } = options.jsonData;
  const { lifetimeMinutes } = options.jsonData;
  const store = (change: Partial<DataSourceJson>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...change } });
  const [checks, setChecks] = useState(0);
  const isOff = spendCap === 'off';
  return (
    <ConfigSection
      title="Spend"
      description="Every request is booked before it is sent. At the cap panels show what is held, with its age, and nothing more is bought."
    >
      <Field
        label="Spend Cap"
        description={isOff ? 'Nothing limits what queries and alert rules buy.' : 'Caps hold for this data source alone.'}
      >
        <RadioButtonGroup
          id="spendCap"
          data-testid={selectors.configEditor.spendCap}
          options={CAPS}
          value={spendCap}
          onChange={(cap) => store({ spendCap: cap })}
        />
      </Field>
      <UsdField
        id="dailyCapUsd"
        testId={selectors.configEditor.dailyCap}
        label="Daily Cap"
        description="USD per UTC day; a fifth of it is kept for alert rules. 0: nothing that costs is sent."
        placeholder="1"
        value={dailyCapUsd}
        disabled={isOff}
        onChange={(amount) => store({ dailyCapUsd: amount })}
      />
      <UsdField
        id="monthlyCapUsd"
        testId={selectors.configEditor.monthlyCap}
        label="Monthly Cap"
        description="Optional. USD per UTC month."
        placeholder="none"
        value={monthlyCapUsd}
        disabled={isOff}
        onChange={(amount) => store({ monthlyCapUsd: amount })}
      />
      <Field label="Freshness" description={FRESHNESS[freshness].means}>
        <RadioButtonGroup
          id="freshness"
          data-testid={selectors.configEditor.freshness}
          options={optionsOf(FRESHNESS)}
          value={freshness}
          onChange={(value) => store({ freshness: value })}
        />
      </Field>
      {freshness === 'fixed' && (
        <Lifetimes value={lifetimeMinutes ?? {}} onChange={(minutes) => store({ lifetimeMinutes: minutes })} />
      )}
      <Field label="Planner" description={PLANNER[planner].means}>
        <RadioButtonGroup
          id="planner"
          data-testid={selectors.configEditor.planner}
          options={optionsOf(PLANNER)}
          value={planner}
          onChange={(value) => store({ planner: value })}
        />
      </Field>
      {options.uid && planner !== 'off' && maySpend() && <PlannerCheck uid={options.uid} onChecked={() => setChecks(checks + 1)} />}
      {options.uid && <SpendReport uid={options.uid} version={`${options.version} ${checks}`} />}
    </ConfigSection>
  );
}

function optionsOf<T extends string>(choices: Record<T, { label: string }>): SelectableValue<T>[] {
  return (Object.keys(choices) as T[]).map((value) => ({ value, label: choices[value].label }));
}
