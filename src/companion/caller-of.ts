// PURE. Who asks, from the headers Grafana adds. Uids only: titles are the users' own words.
import type { Caller } from '#aws';
import type { RequestHeaders } from '#plugin-sdk';
import type { Viewer } from './asked-query';

type Headers = Pick<RequestHeaders, 'fromAlert' | 'ruleUid' | 'dashboardUid' | 'panelId'>;

/** Grafana's uids have at most 40 of these; anything else was made up on the way. */
const UID = /^[\w-]{1,40}$/;

/** A rule, a panel (`<dashboard>/<panel>`), or `otherwise`: Explore and public boards say no more. */
export function callerOf({ fromAlert, ruleUid, dashboardUid, panelId }: Headers, otherwise: Caller['kind']): Caller {
  if (fromAlert) {
    return { kind: 'alert-rule', ...(isUid(ruleUid) && { uid: ruleUid }) };
  }
  if (!isUid(dashboardUid)) {
    return { kind: otherwise };
  }
  return { kind: 'panel', uid: panelId === undefined ? dashboardUid : `${dashboardUid}/${panelId}` };
}

/** A rule sees no dashes; a time series panel that feeds no expression may get them. */
export function viewerOf({ fromAlert, get }: Pick<RequestHeaders, 'fromAlert' | 'get'>): Viewer {
  const chart = get('X-Panel-Plugin-Id') === 'timeseries' && !isForExpression({ get });
  return fromAlert ? { fromAlert } : chart ? { chart } : {};
}

/** Whether an expression of Grafana's is made of the answers, hidden queries' too. */
export function isForExpression({ get }: Pick<RequestHeaders, 'get'>): boolean {
  return get('X-Grafana-From-Expr') === 'true';
}

function isUid(uid: string | undefined): uid is string {
  return uid !== undefined && UID.test(uid);
}
