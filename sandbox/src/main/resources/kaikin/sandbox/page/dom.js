// Elements from plain values: texts are only ever set as texts.

const SVG = 'http://www.w3.org/2000/svg';

export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function drawn(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== ''));
  return node;
}

export const byId = (id) => document.getElementById(id);

// Says at the bottom of the page what has come of something, for as long as it takes to read.
let silence;

export function tell(text) {
  byId('news').textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => byId('news').replaceChildren(), 7000);
}

// Asks the page's server; what it refuses is an Error with its words.
export async function post(name, what) {
  const answer = await fetch(name, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(what),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text.trim());
  return text;
}

// A button that cannot be pressed twice at once, and keeps the focus.
export async function busy(button, work) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  try {
    return await work();
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
