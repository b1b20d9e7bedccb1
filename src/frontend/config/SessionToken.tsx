import { onUpdateDatasourceSecureJsonDataOption, updateDatasourcePluginResetOption } from '@grafana/data';
import { ConfigSubSection } from '@grafana/plugin-ui';
import { Field, SecretInput } from '@grafana/ui';
import { selectors } from '../selectors';
import type { ConfigEditorProps } from '../settings';

/** For keys that STS gave. The AWS editor stores and reads `sessionToken` but has no field for it. */
export function SessionToken(props: ConfigEditorProps) {
  const { options } = props;
  if (options.jsonData.authType !== 'keys') {
    return null;
  }
  return (
    <ConfigSubSection title="Temporary Credentials">
      <Field
        label="Session Token"
        description="Only for temporary keys. They expire; for lasting access use a role or an IAM user's keys."
        htmlFor="sessionToken"
      >
        <SecretInput
          id="sessionToken"
          data-testid={selectors.configEditor.sessionToken}
          isConfigured={options.secureJsonFields?.sessionToken === true}
          value={options.secureJsonData?.sessionToken ?? ''}
          onReset={() => updateDatasourcePluginResetOption(props, 'sessionToken')}
          onChange={onUpdateDatasourceSecureJsonDataOption(props, 'sessionToken')}
        />
      </Field>
    </ConfigSubSection>
  );
}
