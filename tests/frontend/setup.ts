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

// Test ids are whole `data-testid` attributes, see selectors.ts.
configure({ testIdAttribute: 'data-testid' });

beforeAll(async () => {
  await initPluginTranslations('finops-awscost-datasource');
});
