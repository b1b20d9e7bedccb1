// react-inlinesvg fetches each icon and redraws when it arrives: neither network nor late updates belong in a test.
import type { SVGProps } from 'react';

function InlineSvg({ id, className }: SVGProps<SVGSVGElement>) {
  return <svg id={id} className={className} />;
}

// The shape of the package it stands for.
export { InlineSvg as default };
