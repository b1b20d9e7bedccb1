// Template variables in a usage query: lists grow, All of a dimension is any value, and CloudWatch's own words are none.
import { ALL, findKind, interpolateQuery, parseQuery } from '#queries';

const usage = findKind('usage')!;
const VARIABLES: Readonly<Record<string, string | readonly string[]>> = {
  $one: 'i-1',
  $many: ['i-1', 'i-2'],
  $all: ALL,
  $regions: ['eu-west-1', 'us-east-1'],
};
const fill = (query: object) => interpolateQuery(usage, query as never, (text) => VARIABLES[text] ?? text);
const stored = { queryType: 'usage', namespace: 'AWS/EC2', metricName: 'CPUUtilization' };

it('adds each value to a list, once', () => {
  expect(fill({ dimensions: { InstanceId: ['$many', 'i-2', 'i-3'] }, regions: ['$regions'] }).query).toEqual({
    dimensions: { InstanceId: ['i-1', 'i-2', 'i-3'] },
    regions: ['eu-west-1', 'us-east-1'],
  });
});

it('takes All of a dimension for any value of it', () => {
  expect(fill({ dimensions: { InstanceId: ['$all'] } }).query).toEqual({ dimensions: { InstanceId: ['*'] } });
});

it('has an issue where one value fits and there are several', () => {
  expect(fill({ namespace: '$many' }).issues).toEqual([
    { path: 'namespace', message: expect.stringContaining('takes one value') },
  ]);
});

it('names what nobody filled in, within lists and dimensions too', () => {
  const parsed = parseQuery({ ...stored, regions: ['$region'], dimensions: { InstanceId: ['$host'] } });

  expect(parsed).toMatchObject({ issues: [{ path: 'regions.0' }, { path: 'dimensions.InstanceId.0' }] });
});

it("knows CloudWatch's words in a label for what they are", () => {
  expect(parseQuery({ ...stored, label: '${LABEL}' })).toMatchObject({ query: { label: '${LABEL}' } });
  expect(parseQuery({ ...stored, label: "${PROP('Dim.InstanceId')} ${AVG}" })).toHaveProperty('query');
  expect(parseQuery({ ...stored, label: '${name}' })).toMatchObject({ issues: [{ path: 'label' }] });
});

it('survives a half made query', () => {
  expect(fill({ dimensions: null, regions: 'eu', namespace: 7 }).query).toEqual({
    dimensions: null,
    regions: 'eu',
    namespace: 7,
  });
  expect(fill({ dimensions: { a: 'b' } }).issues).toEqual([]);
});
