import { toRestTable } from '../../../src/companion/rest/rows';

it('calls a table by what its number is called, not by a column of text', () => {
  const text = {
    name: 'SimilarTo',
    type: 'string',
    values: ['env'],
    config: { displayNameFromDS: 'Similar to' },
  } as const;
  const number = {
    name: 'Value',
    type: 'number',
    values: [1],
    config: { displayNameFromDS: 'Month-end estimate' },
  } as const;
  expect(toRestTable({ fields: [text] }).name).toBe('');
  expect(toRestTable({ fields: [text, number] }).name).toBe('Month-end estimate');
});
