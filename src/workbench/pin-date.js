// Lets a page (`?today=2026-11-20`) or a Node process (`AWSCOST_DEMO_TODAY`, with --require) live at noon of a given UTC day, from
// where its clock runs on: the simulator can be set to a day, and those who ask it must agree, or they ask for its future.
// A plain script, because it has to come before everything else. Without a day it does nothing.
(() => {
  const isPage = typeof location === 'object';
  const today = isPage ? new URLSearchParams(location.search).get('today') : process.env.AWSCOST_DEMO_TODAY;
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
