import './jsdom-stubs';
import '@testing-library/jest-dom';
import { initPluginTranslations } from '@grafana/i18n';
import { EventBusSrv } from '@grafana/data';
import { config, setAppEvents } from '@grafana/runtime';
import { configure } from '@testing-library/react';

// ConnectionConfig listens for Save & test, and offers what the server allows.
setAppEvents(new EventBusSrv());
Object.assign(config, {
  awsAllowedAuthProviders: ['default', 'keys', 'credentials', 'ec2_iam_role'],
  awsAssumeRoleEnabled: true,
});

// Whether an ancestor hides an element is costly to compute in jsdom and never the question here.
configure({ defaultHidden: true });
// These suites share two cores with everything else; how long a test takes is no claim of theirs.
jest.setTimeout(30_000);

beforeAll(async () => {
  await initPluginTranslations('finops-awscost-datasource');
});
