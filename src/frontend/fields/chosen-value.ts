// What a picker hands out. Grafana's Combobox gives nothing when Enter takes a place that a search has emptied, and before
// Grafana 13 the keyboard reaches rows that only inform.
import type { ComboboxOption } from '@grafana/ui';

/** Takes the value of an option that can be chosen; anything else changes nothing. */
export function chosenValue<T extends string>(take: (value: T) => void) {
  return (option: ComboboxOption<T> | null | undefined): void => {
    if (option && !option.infoOption) {
      take(option.value);
    }
  };
}
