import type { QueryEditorHelpProps } from '@grafana/data';
import { Card, Space, Stack, Text } from '@grafana/ui';
import { kinds } from '#queries';
import type { AwsCostQuery } from './query';
import { selectors } from './selectors';

/** Explore's cheat sheet: queries to start from, one click each. */
export function QueryEditorHelp({ query, onClickExample }: QueryEditorHelpProps<AwsCostQuery>) {
  return (
    <div data-testid={selectors.help.root}>
      <Stack direction="column" gap={3}>
        {kinds.map((kind) => (
          <section key={kind.queryType}>
            <Text element="h3">{kind.label}</Text>
            <Text element="p" color="secondary">
              {kind.description}
            </Text>
            <Space v={1} />
            <Stack direction="column" gap={1}>
              {kind.examples.map((example) => (
                <Card
                  key={example.title}
                  isCompact
                  noMargin
                  data-testid={selectors.help.example(example.title)}
                  onClick={() => onClickExample({ ...(example.query as object), refId: query?.refId ?? 'A' })}
                >
                  <Card.Heading>{example.title}</Card.Heading>
                  <Card.Description>{example.label}</Card.Description>
                </Card>
              ))}
            </Stack>
          </section>
        ))}
      </Stack>
    </div>
  );
}
