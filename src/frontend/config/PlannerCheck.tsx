import { ConfigSubSection } from '@grafana/plugin-ui';
import { Button, InteractiveTable, Space, Stack, Text } from '@grafana/ui';
import { useState } from 'react';
import { countOf, usd } from '../price/price-text';
import { selectors } from '../selectors';
import { callResource } from './call-resource';

interface RuleReport {
  readonly rule: string;
  readonly passed: boolean;
  /** Decimal texts in AWS's unit, of the metric that differs most. */
  readonly direct: string;
  readonly difference: string;
}

interface PlannerReport {
  /** The month that was compared; its end is exclusive. */
  readonly month: { readonly start: string; readonly end: string };
  readonly rules: readonly RuleReport[];
  readonly paidRequests: number;
  readonly priceUsd: number;
}

type Step =
  | { readonly name: 'idle' | 'busy' }
  | { readonly name: 'priced'; readonly priceUsd: number }
  | { readonly name: 'checked'; readonly report: PlannerReport }
  | { readonly name: 'failed'; readonly problem: string };

interface Props {
  readonly uid: string;
  /** Something was bought. */
  readonly onChecked: () => void;
}

/** Asks AWS both ways for each rule of the planner, once its price is known and accepted. */
export function PlannerCheck({ uid, onChecked }: Props) {
  const [step, setStep] = useState<Step>({ name: 'idle' });
  const go = async (next: () => Promise<Step>) => {
    setStep({ name: 'busy' });
    setStep(
      await next().catch((cause: unknown) => ({
        name: 'failed' as const,
        problem: cause instanceof Error ? cause.message : String(cause),
      })),
    );
  };
  const price = async (): Promise<Step> => ({
    name: 'priced',
    priceUsd: (await callResource<{ priceUsd: number }>(uid, 'check-planner')).priceUsd,
  });
  const check = async (): Promise<Step> => {
    const report = await callResource<PlannerReport>(uid, 'check-planner', 'POST').finally(onChecked);
    return { name: 'checked', report };
  };

  return (
    <ConfigSubSection
      title="Check the planner"
      description="Asks AWS for the same figures directly and by each rule, on a month that is over, and switches off a rule that does not hold on this bill."
    >
      <Stack direction="column" gap={1} alignItems="flex-start" data-testid={selectors.configEditor.plannerReport}>
        {step.name === 'priced' ? (
          <Stack gap={1} alignItems="center">
            <Text>{`About ${usd(step.priceUsd)}, less where answers are held.`}</Text>
            <Button type="button" data-testid={selectors.configEditor.plannerConfirm} onClick={() => go(check)}>
              {`Check for ${usd(step.priceUsd)}`}
            </Button>
            <Button type="button" variant="secondary" onClick={() => setStep({ name: 'idle' })}>
              Cancel
            </Button>
          </Stack>
        ) : (
          <Button
            type="button"
            variant="secondary"
            icon={step.name === 'busy' ? 'spinner' : undefined}
            disabled={step.name === 'busy'}
            data-testid={selectors.configEditor.plannerCheck}
            onClick={() => go(price)}
          >
            Check the planner
          </Button>
        )}
        {step.name === 'failed' && <Text color="warning">{`Not checked: ${step.problem}`}</Text>}
        {step.name === 'checked' && <Report report={step.report} />}
      </Stack>
      <Space v={2} />
    </ConfigSubSection>
  );
}

interface Cell {
  readonly row: { readonly original: RuleReport };
}

const COLUMNS = [
  { id: 'rule', header: 'Rule' },
  { id: 'passed', header: 'Holds', cell: ({ row }: Cell) => (row.original.passed ? 'yes' : 'no') },
  { id: 'direct', header: 'AWS says', cell: ({ row }: Cell) => Number(row.original.direct).toFixed(2) },
  { id: 'difference', header: 'Difference' },
];

function Report({ report: { month, rules, paidRequests, priceUsd } }: { readonly report: PlannerReport }) {
  const failed = rules.filter(({ passed }) => !passed).length;
  const outcome = failed === 0 ? 'all hold' : `${failed} switched off`;
  const bought = `${countOf(paidRequests, 'paid request')}, ${usd(priceUsd)}`;
  return (
    <>
      <Text color={failed === 0 ? 'success' : 'warning'}>
        {`${countOf(rules.length, 'rule')} on ${month.start.slice(0, 7)}: ${outcome}. ${bought}.`}
      </Text>
      <InteractiveTable columns={COLUMNS} data={[...rules]} getRowId={({ rule }) => rule} />
    </>
  );
}
