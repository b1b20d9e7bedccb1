import { expectGolden } from '../golden';
import { context, days, type Row, table } from '../cost/table';
import { draw, ENVIRONMENT, type Given, TEAM } from './drawn';

// Three days, the last two estimated; nothing is tagged on the first: on the second the tag was activated.
const three = days('2026-11-16', 3, '2026-11-17');
const at = context('2026-11-16T00:00:00Z', '2026-11-19T00:00:00Z');
const cost = (rows: readonly Row[]) =>
  table(three, rows, {
    metric: 'AmortizedCost',
    descriptions: { '210000000001': 'shop-prod', '210000000010': 'legacy-crm' },
  });

const byTeam = cost([
  [['team$'], ['100', '20.5', '19.5']],
  [['team$platform'], [undefined, '60', '61']],
  [['team$plaform'], [undefined, undefined, '1.25']],
  [['team$pay$link'], [undefined, '0.0000000012', undefined]],
]);
const tagged = cost([[['210000000001'], [undefined, '75', '75']]]);
const untagged = cost([
  [['210000000001'], ['100', '25', '25']],
  [['210000000010'], ['7', '7', '7']],
]);
const list: Given = [
  { TagKey: 'Team', Type: 'UserDefined', Status: 'Inactive', LastUpdatedDate: '2023-03-06T08:41:10Z' },
  {
    TagKey: 'team',
    Type: 'UserDefined',
    Status: 'Active',
    LastUpdatedDate: '2026-11-17T09:00:00Z',
    LastUsedDate: '2026-11-01T00:00:00Z',
  },
  { TagKey: 'aws:createdBy', Type: 'AWSGenerated', Status: 'Active', LastUpdatedDate: '2019-06-03T10:15:00Z' },
];
const byAccount = { view: 'coverage', keys: [TEAM, ENVIRONMENT], coverageBy: 'LINKED_ACCOUNT' };

describe('the frames of a tags query', () => {
  it.each<[string, object, readonly Given[]]>([
    ['cost', { keys: [TEAM] }, [byTeam]],
    ['coverage', { ...byAccount, measure: 'percent' }, [tagged, untagged]],
    ['coverage-total', { ...byAccount, measure: 'amounts', format: 'total' }, [tagged, untagged]],
    ['coverage-table', { ...byAccount, format: 'table' }, [tagged, untagged]],
    ['values', { view: 'values', keys: [TEAM] }, [byTeam]],
    ['keys', { view: 'keys', keys: [TEAM] }, [list, byTeam]],
    ['empty', { view: 'coverage', keys: [TEAM] }, [cost([])]],
  ])('are those of golden/%s.json', (name, query, given) => {
    expectGolden('tags', name, draw(query, given, at));
  });
});
