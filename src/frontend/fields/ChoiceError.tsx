import { Icon, Stack, Text } from '@grafana/ui';

/** Why a picker has no list. Quiet, because typing goes on working, and the line says so. */
export function ChoiceError({ message }: { readonly message: string | undefined }) {
  if (!message) {
    return null;
  }
  return (
    <div role="status">
      <Stack alignItems="center" gap={0.5}>
        <Text color="warning">
          <Icon name="exclamation-triangle" size="sm" />
        </Text>
        <Text variant="bodySmall" color="secondary">
          {`${message.replace(/\.$/, '')}. You can type the value.`}
        </Text>
      </Stack>
    </div>
  );
}
