/** The tree as an SVG file of its own: text stays text, and the serializer escapes it. */
import { axisHeight, drawAxis, drawTree, newGroup, type Scene } from './tree-drawing';

const namespace = 'http://www.w3.org/2000/svg';
const margin = 24;

/** A picture has one look, for paper and for light pages. */
const style = `
svg { background: #fff; font: 13px system-ui, "Helvetica Neue", Arial, sans-serif; }
text { fill: #1c2530; }
.branch { fill: none; stroke-width: 1.75; stroke: #7f8896; }
.branch.near-1 { stroke: #66828f; } .branch.near-2 { stroke: #4b7b84; }
.branch.near-3 { stroke: #2b7275; } .branch.near-4 { stroke: #0b615c; }
.dot { fill: #0b615c; } .reach { fill: none; } .knot { display: none; }
.grid line { stroke: #e8e5de; } .axis path, .axis line { stroke: #b9b4a8; } .axis text { fill: #5a6270; }
.axis-title { font-size: 12px; fill: #5a6270; }
`;

export function treePicture(scene: Scene, title: string, note: string): Blob {
  const { layout, labelWidth } = scene;
  const width = layout.width + labelWidth + 2 * margin;
  const height = layout.height + axisHeight + 2 * margin + 20;
  // A document of its own: nothing of it is ever part of the page.
  const file = document.implementation.createDocument(namespace, 'svg', null);
  const svg = file.documentElement as unknown as SVGSVGElement;
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('role', 'img');
  const add = (name: string, text: string): Element => {
    const node = file.createElementNS(namespace, name);
    node.textContent = text;
    svg.append(node);
    return node;
  };
  add('title', title);
  add('style', style);
  drawAxis(newGroup(svg, margin, margin), scene, 6);
  drawTree(newGroup(svg, margin, margin + axisHeight), scene, 6);
  const line = add('text', note);
  line.setAttribute('class', 'axis-title');
  line.setAttribute('x', String(margin));
  line.setAttribute('y', String(height - margin));
  for (const node of svg.querySelectorAll('[tabindex]')) {
    for (const name of ['tabindex', 'role', 'aria-label', 'aria-level', 'aria-expanded'])
      node.removeAttribute(name);
  }
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}`;
  return new Blob([text], { type: 'image/svg+xml' });
}
