import { Button, Icon, Stack, Text } from '@grafana/ui';
import { useState } from 'react';
import { maySpend } from '../may-spend';
import { selectors } from '../selectors';
import { AwsRequests } from './AwsRequests';
import { priceText, spentText } from './price-text';
import { RefreshNow } from './RefreshNow';
import { usePreview, type PricedQuery } from './use-preview';

interface Props extends PricedQuery {
  readonly onRunQuery: () => void;
}

const ICONS = { held: 'database', buy: 'cloud-download', capped: 'exclamation-triangle' } as const;

/** What the query above would cost if it ran now, before it runs. Asks the companion only, never AWS. */
export function PriceLine({ onRunQuery, ...priced }: Props) {
  const [showsRequests, setShowsRequests] = useState(false);
  const { preview, problem, atMs = 0, isCurrent } = usePreview(priced);
  if (!priced.range || (!preview && problem === undefined)) {
    return null;
  }
  return (
    <Stack direction="column" gap={0.5}>
      <Stack alignItems="center" gap={1} wrap="wrap">
        {preview && (
          <Text color={preview.state === 'capped' ? 'warning' : 'secondary'}>
            <Icon name={ICONS[preview.state]} size="sm" />
          </Text>
        )}
        <span data-testid={selectors.price.line}>
          <Text variant="bodySmall" color={preview?.state === 'capped' ? 'warning' : 'secondary'}>
            {preview ? priceText(preview, atMs) : `No price: ${problem}`}
          </Text>
        </span>
        {preview && (
          <>
            <Text variant="bodySmall" color="secondary">
              {`· ${spentText(preview)}`}
            </Text>
            <Button
              size="sm"
              fill="text"
              variant="secondary"
              type="button"
              icon={showsRequests ? 'angle-down' : 'angle-right'}
              aria-expanded={showsRequests}
              data-testid={selectors.price.requests}
              onClick={() => setShowsRequests(!showsRequests)}
            >
              {preview.requests.length === 1 ? 'AWS request' : `${preview.requests.length} AWS requests`}
            </Button>
            {maySpend() && <RefreshNow {...priced} preview={preview} isCurrent={isCurrent} onRunQuery={onRunQuery} />}
          </>
        )}
      </Stack>
      {preview && showsRequests && <AwsRequests requests={preview.requests} />}
    </Stack>
  );
}
