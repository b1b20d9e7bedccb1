import type { SelectableValue } from '@grafana/data';
import { ConfigSection } from '@grafana/plugin-ui';
import { Field, Input, RadioButtonGroup, Switch } from '@grafana/ui';
import { selectors } from '../selectors';
import type { ConfigEditorProps, DataSourceJson } from '../settings';

const PAGE_PRICE_USD = 0.01;
const DEFAULT_PAGE_CAP = 20;
const MAX_PAGE_CAP = 1000;
const HISTORY: SelectableValue<14 | 38>[] = [
  { value: 14, label: '14 months' },
  { value: 38, label: '38 months' },
];

/** What this payer's Cost Explorer offers, and how much one query may buy of it. */
export function CostSettings({ options, onOptionsChange }: ConfigEditorProps) {
  const { historyMonths = 14, hourly = false, billingViewArn = '', pageCap } = options.jsonData;
  const store = (change: Partial<DataSourceJson>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...change } });
  return (
    <ConfigSection
      title="AWS Cost & Usage"
      description="AWS charges $0.01 for each page of a Cost Explorer answer; answers are cached and shared by all panels. Save & test buys one page."
    >
      <Field label="History" description="38 months, by month, once the payer has enabled multi-year data.">
        <RadioButtonGroup
          id="historyMonths"
          data-testid={selectors.configEditor.historyMonths}
          options={HISTORY}
          value={historyMonths}
          onChange={(months) => store({ historyMonths: months })}
        />
      </Field>
      <Field
        label="Hourly Granularity"
        description="The last 14 days by hour, once the payer has enabled hourly data."
        htmlFor="hourly"
      >
        <Switch
          id="hourly"
          data-testid={selectors.configEditor.hourly}
          value={hourly}
          onChange={(event) => store({ hourly: event.currentTarget.checked })}
        />
      </Field>
      <Field
        label="Billing View ARN"
        description="Optional. Show only what this billing view shows."
        htmlFor="billingViewArn"
      >
        <Input
          id="billingViewArn"
          data-testid={selectors.configEditor.billingViewArn}
          placeholder="arn:aws:billing::123456789012:billingview/primary"
          value={billingViewArn}
          onChange={(event) => store({ billingViewArn: event.currentTarget.value.trim() })}
        />
      </Field>
      <Field
        label="Page Cap"
        description={`Most pages one request may buy: ${priceHint(pageCap ?? DEFAULT_PAGE_CAP)}.`}
        htmlFor="pageCap"
        invalid={!isPageCap(pageCap)}
        error={`A whole number from 1 to ${MAX_PAGE_CAP}`}
      >
        <Input
          id="pageCap"
          data-testid={selectors.configEditor.pageCap}
          type="number"
          min={1}
          max={MAX_PAGE_CAP}
          placeholder={String(DEFAULT_PAGE_CAP)}
          value={pageCap ?? ''}
          onChange={({ currentTarget }) =>
            store({ pageCap: currentTarget.value === '' ? undefined : Number(currentTarget.value) })
          }
        />
      </Field>
    </ConfigSection>
  );
}

/** `20 pages = $0.20 at most`. */
function priceHint(pages: number): string {
  return `${pages} ${pages === 1 ? 'page' : 'pages'} = $${(pages * PAGE_PRICE_USD).toFixed(2)} at most`;
}

function isPageCap(pageCap: number | undefined): boolean {
  return pageCap === undefined || (Number.isInteger(pageCap) && pageCap >= 1 && pageCap <= MAX_PAGE_CAP);
}
