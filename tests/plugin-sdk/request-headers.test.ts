import { createRequestHeaders } from '../../src/plugin-sdk';

const headers = (raw: Record<string, string>) => createRequestHeaders(Object.entries(raw));

describe('request headers', () => {
  it("takes Grafana's prefix off and finds names in any case", () => {
    const found = headers({ 'http_X-Panel-Id': '7', Authorization: 'Bearer x', 'HTTP_X-Dashboard-Uid': 'd' });
    expect([
      found.get('x-panel-id'),
      found.get('AUTHORIZATION'),
      found.get('X-Dashboard-UID'),
      found.get('none'),
    ]).toEqual(['7', 'Bearer x', 'd', undefined]);
    expect([...found.entries()]).toEqual([
      ['x-panel-id', '7'],
      ['authorization', 'Bearer x'],
      ['x-dashboard-uid', 'd'],
    ]);
  });

  it('reads where a panel query comes from', () => {
    expect(headers({ 'X-Grafana-Org-Id': '3', 'http_X-Panel-Id': '12', 'http_X-Dashboard-Uid': 'abc' })).toMatchObject({
      fromAlert: false,
      skipCache: false,
      orgId: 3,
      panelId: 12,
      dashboardUid: 'abc',
      ruleUid: undefined,
    });
  });

  it('reads that an alert rule asks', () => {
    expect(headers({ FromAlert: 'true', 'X-Cache-Skip': 'true', 'http_X-Rule-Uid': 'r%2F1' })).toMatchObject({
      fromAlert: true,
      skipCache: true,
      ruleUid: 'r/1',
    });
  });

  it('keeps the plain header when the prefixed one says otherwise', () => {
    expect(headers({ FromAlert: 'true', http_FromAlert: 'false' }).fromAlert).toBe(true);
    expect(headers({ http_FromAlert: 'false', FromAlert: 'true' }).fromAlert).toBe(true);
  });

  it('takes odd values for absent', () => {
    expect(headers({ 'http_X-Panel-Id': 'NaN', 'X-Grafana-Org-Id': '', 'http_X-Rule-Uid': '%zz' })).toMatchObject({
      panelId: undefined,
      orgId: undefined,
      ruleUid: '%zz',
    });
  });
});
