import type { TimeRange } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import type { VariableQuery } from '#queries';
import { chosenValue } from '../fields/chosen-value';
import type { Choices } from '../fields/choices';
import { ChoiceError } from '../fields/ChoiceError';
import { DIMENSIONS } from '../fields/dimensions';
import { keyList } from '../fields/keys';
import { useChoiceLoader } from '../fields/use-choice-loader';
import { selectors } from '../selectors';

interface Props {
  readonly query: VariableQuery;
  readonly onChange: (key: string) => void;
  readonly choices: Choices;
  readonly range: TimeRange | undefined;
}

/** The dimension, tag or category whose values are listed: a listed one, another variable, or what is typed. */
export function VariableKeyPicker({ query: { list, key }, onChange, choices, range }: Props) {
  const keys =
    list === 'tagValues' ? keyList('TAG') : list === 'costCategoryValues' ? keyList('COST_CATEGORY') : undefined;
  const { load, error } = useChoiceLoader(choices, keys, range);
  return (
    <>
      <Combobox
        key={list}
        id="awscost-variable-key"
        data-testid={selectors.variableEditor.key}
        options={keys ? load : [...DIMENSIONS, ...choices.variables('')]}
        value={key || null}
        onChange={chosenValue(onChange)}
        placeholder="Choose"
        createCustomValue
        width="auto"
        minWidth={20}
      />
      <ChoiceError message={error} />
    </>
  );
}
