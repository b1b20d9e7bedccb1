import { nearSpellings, nearTo } from '../../../src/queries/tags/near-spellings';

const areNear = (a: string, b: string): boolean => nearTo(a, [b]).length > 0 && nearTo(b, [a]).length > 0;

describe('near spellings', () => {
  it.each([
    ['CC101', 'CC-101'],
    ['Env', 'env'],
    ['CostCenter', 'cost-center'],
    ['platform', 'plaform'],
    ['platform', 'paltform'],
    ['platform', 'platfarm'],
    ['environment', 'Enviroment'],
    ['team', 'teams'],
    ['prod', 'prd'],
    ['data prod', 'data-prods'],
    ['Ｗｅｂ', 'web'],
    ['zahlung$ürgen', 'zahlung$Ürgen'],
    ['say "hi"', 'say hi'],
  ])('are %s and %s', (a, b) => expect(areNear(a, b)).toBe(true));

  it.each([
    ['CC-100', 'CC-101'],
    ['team-a', 'team-b'],
    ['east', 'west'],
    ['dev', 'dev2'],
    ['1.1', '11'],
    ['web', 'api'],
    ['🚀', '🛰️'],
    ['shop-prod', 'shop-staging'],
    ['platform', 'plaforms'],
    ['abcdef', 'bcdefg'],
    ['same', 'same'],
  ])('are not %s and %s', (a, b) => expect(areNear(a, b)).toBe(false));

  it('are named in the order given', () => {
    const texts = ['Env', 'prod', 'ENV', 'env'];
    expect([...nearSpellings(texts)]).toEqual([
      ['Env', ['ENV', 'env']],
      ['ENV', ['Env', 'env']],
      ['env', ['Env', 'ENV']],
    ]);
  });

  it('of five thousand texts without any are none', () => {
    const texts = Array.from({ length: 5_000 }, (_, index) => `project-${index}`);
    expect(nearSpellings(texts).size).toBe(0);
  });
});
