// Lets the page (`?today=2026-11-20`) live at noon of a given UTC day, from where its clock runs on: the simulator can be set to a
// day, and a page that asks it must agree, or it asks for its future. A plain script, because it has to come before everything else.
(() => {
  const today = new URLSearchParams(location.search).get('today');
  const noonMs = Date.parse(`${today}T12:00:00Z`);
  if (Number.isNaN(noonMs)) {
    return;
  }
  const RealDate = Date;
  const shiftMs = noonMs - RealDate.now();
  const now = () => RealDate.now() + shiftMs;
  globalThis.Date = new Proxy(RealDate, {
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    construct: (target, args, newTarget) => Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
  });
})();
