import { checkFrame, encodeJson, type Frame } from '../../src/plugin-sdk/data';

const frame: Frame = {
  name: 'costs',
  meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
  fields: [
    { name: 'Time', type: 'time', values: [0, 1, 2, 3] },
    {
      name: 'Value',
      type: 'number',
      values: new Float64Array([1.5, NaN, Infinity, -Infinity]),
      labels: { b: '2', a: '1' },
      config: { unit: 'currencyUSD' },
    },
    { name: 'Text', type: 'string', values: ['a"b', null, '', '≥'] },
    { name: 'Flag', type: 'boolean', values: [true, false, null, true] },
  ],
};

describe('encodeJson', () => {
  it("writes Grafana's JSON, schema first, columns, and the odd numbers beside", () => {
    expect(encodeJson(checkFrame(frame), 'A')).toBe(
      '{"schema":{"name":"costs","refId":"A","meta":{"type":"timeseries-multi","typeVersion":[0,1]},"fields":[' +
        '{"name":"Time","type":"time","typeInfo":{"frame":"time.Time"}},' +
        '{"name":"Value","type":"number","typeInfo":{"frame":"float64","nullable":true},"labels":{"a":"1","b":"2"},"config":{"unit":"currencyUSD"}},' +
        '{"name":"Text","type":"string","typeInfo":{"frame":"string","nullable":true}},' +
        '{"name":"Flag","type":"boolean","typeInfo":{"frame":"bool","nullable":true}}]},' +
        '"data":{"values":[[0,1,2,3],[1.5,null,null,null],["a\\"b",null,"","≥"],[true,false,null,true]],' +
        '"entities":[null,{"NaN":[1],"Inf":[2],"NegInf":[3]},null,null]}}',
    );
  });

  it('writes "no data" as empty lists', () => {
    expect(encodeJson(checkFrame({ fields: [], meta: { type: 'table' } }))).toBe(
      '{"schema":{"meta":{"type":"table"},"fields":[]},"data":{"values":[]}}',
    );
  });
});
