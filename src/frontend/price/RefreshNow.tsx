import { Button, Stack, Text } from '@grafana/ui';
import { useState } from 'react';
import { selectors } from '../selectors';
import type { Preview } from './preview';
import { refreshText, usd } from './price-text';
import type { PricedQuery } from './use-preview';

interface Props extends PricedQuery {
  readonly preview: Preview;
  /** Whether it is the price of the query as it stands: nobody confirms another one's. */
  readonly isCurrent: boolean;
  readonly onRunQuery: () => void;
}

type Step = 'idle' | 'asking' | 'buying';

/** Buys the query's answers anew, after saying for how much. Nothing of it is stored in the query. */
export function RefreshNow({ datasource, query, range, data, preview, isCurrent, onRunQuery }: Props) {
  const [step, setStep] = useState<Step>('idle');
  const [said, setSaid] = useState<string>();

  const refresh = async () => {
    if (!range) {
      return;
    }
    setStep('buying');
    setSaid(undefined);
    try {
      const { requests } = await datasource.refresh(query, range, data?.request);
      setSaid(requests.find(({ staleBecause }) => staleBecause)?.staleBecause);
      onRunQuery();
    } catch (cause) {
      setSaid(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setStep('idle');
    }
  };

  if (step === 'idle') {
    return (
      <>
        <Button
          size="sm"
          fill="text"
          variant="secondary"
          type="button"
          icon="sync"
          data-testid={selectors.price.refresh}
          onClick={() => setStep('asking')}
        >
          Refresh now
        </Button>
        {said && (
          <Text variant="bodySmall" color="warning">
            {said}
          </Text>
        )}
      </>
    );
  }
  return (
    <Stack alignItems="center" gap={1}>
      <Text variant="bodySmall">{refreshText(preview)}</Text>
      <Button
        size="sm"
        type="button"
        icon={step === 'buying' ? 'spinner' : undefined}
        disabled={step === 'buying' || !isCurrent}
        data-testid={selectors.price.confirm}
        onClick={refresh}
      >
        {`Refresh for ${usd(preview.refreshUsd)}`}
      </Button>
      {step === 'asking' && (
        <Button size="sm" variant="secondary" type="button" onClick={() => setStep('idle')}>
          Cancel
        </Button>
      )}
    </Stack>
  );
}
