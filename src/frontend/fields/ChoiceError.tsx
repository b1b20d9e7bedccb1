import { FieldValidationMessage } from '@grafana/ui';

/** Why a picker has no list; typing goes on working, and the line says so. */
export function ChoiceError({ message }: { readonly message: string | undefined }) {
  return message ? <FieldValidationMessage>{`${message}. You can type the value.`}</FieldValidationMessage> : null;
}
