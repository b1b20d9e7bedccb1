import { Box, Stack, Text } from '@grafana/ui';
import { selectors } from '../selectors';
import type { PreviewRequest } from './preview';
import { countOf, usd } from './price-text';

/** What AWS is asked, word for word but for page tokens and billing view. */
export function AwsRequests({ requests }: { readonly requests: readonly PreviewRequest[] }) {
  return (
    <Stack direction="column" gap={1} data-testid={selectors.price.input}>
      {requests.map(({ operation, input, held, pages, isGuess, priceUsd }) => (
        <Box key={`${operation} ${JSON.stringify(input)}`}>
          <Text variant="bodySmall" color="secondary">
            {`${operation} · ${held ? 'held' : `${isGuess ? 'from ' : ''}${countOf(pages, 'page')}, ${usd(priceUsd)}`}`}
          </Text>
          <pre>{JSON.stringify(input, undefined, 2)}</pre>
        </Box>
      ))}
    </Stack>
  );
}
