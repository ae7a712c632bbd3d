// All accounts as a picture whose hops light up as they happen, and the same as a list with the time of each.

import { byId, drawn, element } from './dom.js';
import { ANSWER, COUNT, OUTCOME, WEBHOOK } from './hops.js';
import { inWords, words } from './words.js';

const PACE_MILLIS = 160;
const RECENT_MILLIS = 8000;

const narrow = matchMedia('(max-width: 720px)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const NODE = { w: 112, h: 50 };

let site;
let state = fresh();
const queue = [];
let pacing = false;

function fresh() {
  return { start: undefined, hops: Array.from({ length: COUNT }, () => ({ times: [], refused: false, running: false })), lit: new Map() };
}

export function startPicture(theSite) {
  site = theSite;
  narrow.addEventListener('change', show);
  inWords(show);
}

// A hop of a message: those that happen now are shown one after the other, however fast they were.
export function passed(hop) {
  const recent = Date.now() - (hop.at ?? Date.now()) < RECENT_MILLIS;
  if (!recent || still.matches) {
    note(hop);
    show();
    return;
  }
  queue.push(hop);
  if (!pacing) next();
}

function next() {
  const hop = queue.shift();
  pacing = hop !== undefined;
  if (!pacing) return;
  const seen = state.lit.size;
  note(hop);
  show();
  setTimeout(next, state.lit.size === seen ? 0 : PACE_MILLIS);
}

function note(hop) {
  if (hop.upload) {
    light(`upload-${hop.upload}`, false, true);
    return;
  }
  if (hop.number === WEBHOOK) {
    state = fresh();
    state.start = hop.at;
  }
  const told = state.hops[hop.number];
  told.refused = hop.refused;
  told.running = Boolean(hop.running);
  told.delayed = Boolean(hop.delayed);
  if (hop.number !== ANSWER || hop.final) told.done = !hop.running;
  if (hop.at !== undefined && state.start !== undefined) told.times.push(Math.max(0, hop.at - state.start));
  const direct = hop.number === ANSWER && (!hop.final || !state.hops[OUTCOME].times.length);
  light(direct ? 'first-answer' : `${hop.number}-${hop.server ?? hop.account ?? ''}`, hop.refused, !hop.running);
}

function light(id, refused, done) {
  state.lit.set(id, { refused, done });
}

function show() {
  if (!site) return;
  byId('picture').replaceChildren(draw(narrow.matches ? narrowLayout() : wideLayout()));
  byId('hops').replaceChildren(...state.hops.map(step));
}

function step(hop, number) {
  const kind = hop.refused ? 'bad' : hop.running ? 'running' : hop.times.length || hop.done ? 'good' : 'idle';
  const when = hop.times.length ? `+${seconds(number === ANSWER ? hop.times.at(-1) : hop.times[0])}` : hop.done ? '✓' : words().pending;
  const more = hop.refused ? words()[number === 4 ? 'failed' : 'refusedHop'] : hop.delayed ? words().delayed : hop.running ? words().running : when;
  return element('li', { class: kind }, element('span', { class: 'number', 'aria-hidden': 'true' }, String(number + 1)),
    element('span', { class: 'name' }, words().hops[number]), element('span', { class: 'when' }, more));
}

function seconds(millis) {
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`;
}

// The hub's account first.
function accounts() {
  return [...site.accounts].sort((one, other) => (other.id === site.hub) - (one.id === site.hub) || one.id.localeCompare(other.id));
}

const serversOf = (account) => site.servers.filter((server) => server.account === account.id);
const rowHeight = (account) => Math.max(NODE.h, serversOf(account).length * 40 - 6);

function wideLayout() {
  const layout = { width: 880, nodes: [], edges: [], panels: [] };
  const at = { chat: [0, 118], webhook: [158, 118], lists: [158, 42], outcome: [158, 200], bus: [332, 200] };
  hubNodes(layout, at);
  edge(layout, `${WEBHOOK}-${site.hub}`, 'M112,136 H158', [135, 136], 1);
  edge(layout, 'first-answer', 'M158,154 H112');
  edge(layout, `1-${site.hub}`, 'M214,118 V92', [214, 105], 2);
  edge(layout, `6-${site.hub}`, 'M332,225 H270', [301, 225], 7);
  edge(layout, `${ANSWER}-`, 'M158,225 H56 V168', [84, 225], 8);
  let y = 118;
  accounts().forEach((account, index) => {
    const height = rowHeight(account);
    const middle = y + NODE.h / 2;
    const hub = index === 0;
    const bottom = hub ? 200 + NODE.h + 18 : y + height + 16;
    layout.panels.push(hub ? { x: 140, y: 0, w: 740, h: Math.max(bottom, y + height + 16), account, hub } : { x: 486, y: y - 36, w: 394, h: bottom - y + 36, account });
    fleetNodes(layout, account, [[506, y], [644, y]], 776, y, 88);
    edge(layout, `2-${account.id}`, hub ? `M270,${middle} H506` : `M270,143 H462 V${middle} H506`, [484, middle], 3);
    edge(layout, `3-${account.id}`, `M618,${middle} H644`, [631, middle], 4);
    edge(layout, `5-${account.id}`, hub ? `M690,${y + NODE.h} V218 H444` : `M736,${y} V233 H444`, hub ? [570, 218] : [736, y - 17], 6);
    edge(layout, `upload-${account.id}`, hub ? `M820,${y} V62 H270` : `M864,${middle} H872 V54 H270`);
    y = layout.panels.at(-1).y + layout.panels.at(-1).h + 52;
  });
  layout.height = y - 50;
  return layout;
}

function narrowLayout() {
  const layout = { width: 344, nodes: [], edges: [], panels: [] };
  const at = { chat: [14, 0], webhook: [22, 118], lists: [212, 118], outcome: [22, 204], bus: [212, 204] };
  hubNodes(layout, at);
  edge(layout, `${WEBHOOK}-${site.hub}`, 'M60,50 V118', [60, 76], 1);
  edge(layout, 'first-answer', 'M96,118 V50');
  edge(layout, `1-${site.hub}`, 'M134,136 H212', [186, 136], 2);
  edge(layout, `6-${site.hub}`, 'M212,229 H134', [192, 229], 7);
  edge(layout, `${ANSWER}-`, 'M22,229 H7 V25 H14', [7, 172], 8);
  let y = 306;
  let above;
  accounts().forEach((account, index) => {
    const hub = index === 0;
    const height = rowHeight(account);
    const top = hub ? 66 : y - 24;
    layout.panels.push({ x: 0.5, y: top, w: 343, h: y + height + (hub ? 14 : 34) - top, account, hub, low: !hub });
    fleetNodes(layout, account, [[12, y], [128, y]], 244, y, 90, 100);
    const middle = y + NODE.h / 2;
    const down = `M134,152 H160 V282`;
    edge(layout, `2-${account.id}`, hub ? `${down} H62 V${y}` : `${down} H120 V${above} H62 V${y}`, hub ? [62, 294] : [62, y - 13], 3);
    edge(layout, `3-${account.id}`, `M112,${middle} H128`, [120, middle], 4);
    edge(layout, `5-${account.id}`, hub ? `M222,${y} V254` : `M190,${y} V${above} H236 V282 H252 V254`, hub ? [222, 282] : [190, y - 13], 6);
    edge(layout, `upload-${account.id}`, hub ? `M290,${y} V290 H336 V143 H324` : `M334,${middle} H340 V143 H324`);
    above = y + height + (hub ? 28 : 48);
    y += height + (hub ? 56 : 76);
  });
  layout.height = y - 40;
  return layout;
}

function hubNodes(layout, at) {
  const text = words();
  node(layout, at.chat, text.nodeChat, text.room, [`${WEBHOOK}-${site.hub}`, 'first-answer', `${ANSWER}-`]);
  node(layout, at.webhook, text.nodeWebhook, text.nodeFunction, [`${WEBHOOK}-${site.hub}`]);
  node(layout, at.lists, text.nodeLists, 'S3', [`1-${site.hub}`]);
  node(layout, at.outcome, text.nodeOutcome, text.nodeFunction, [`6-${site.hub}`]);
  node(layout, at.bus, text.nodeBus, 'EventBridge', site.accounts.map((account) => `5-${account.id}`));
}

function fleetNodes(layout, account, [operator, command], x, y, w, narrower = NODE.w) {
  const text = words();
  node(layout, operator, text.nodeOperator, text.nodeRole, [`2-${account.id}`], narrower);
  node(layout, command, 'Run Command', 'SSM', [`3-${account.id}`, `5-${account.id}`], narrower);
  const servers = serversOf(account);
  servers.forEach((server, index) => {
    const h = servers.length === 1 ? NODE.h : 34;
    const top = y + index * 40;
    const middle = top + h / 2;
    const from = command[0] + narrower;
    layout.nodes.push({ x, y: top, w, h, title: server.name, ids: [`4-${server.name}`], small: servers.length === 1 ? server.guard : undefined });
    edge(layout, `4-${server.name}`, `M${from},${y + NODE.h / 2} ${index === 0 && servers.length === 1 ? '' : `h8 V${middle} `}H${x}`, index === 0 ? [(from + x) / 2, middle] : undefined, 5);
  });
}

function node(layout, [x, y], title, small, ids, w = NODE.w) {
  layout.nodes.push({ x, y, w, h: NODE.h, title, small, ids });
}

function edge(layout, id, path, badge, number) {
  layout.edges.push({ id, path, badge, number });
}

function draw({ width, height, nodes, edges, panels }) {
  const svg = drawn('svg', { viewBox: `-1 -1 ${width + 2} ${height + 2}`, role: 'img', 'aria-label': words().picture });
  for (const { x, y, w, h, account, hub, low } of panels) {
    svg.append(drawn('rect', { class: 'panel', x, y, width: w, height: h, rx: 12 }),
      drawn('text', { class: 'panel-name', x: hub ? x + w - 14 : x + 14, y: low ? y + h - 11 : y + 22, 'text-anchor': hub ? 'end' : 'start' },
        drawn('tspan', { class: 'strong' }, account.name), ` ${account.id} · ${hub ? words().hub : words().fleet}`));
  }
  for (const each of edges) svg.append(drawn('path', { class: `edge ${kind([each.id])}${each.id.startsWith('upload') ? ' upload' : ''}`, d: each.path }));
  for (const { x, y, w, h, title, small, ids } of nodes) svg.append(box(x, y, w, h, title, small, kind(ids)));
  for (const { id, badge, number } of edges.filter((each) => each.badge)) {
    svg.append(drawn('g', { class: `badge ${kind([id])}` }, drawn('circle', { cx: badge[0], cy: badge[1], r: 8.5 }),
      drawn('text', { x: badge[0], y: badge[1] + 3.8, 'text-anchor': 'middle' }, String(number))));
  }
  return svg;
}

function box(x, y, w, h, title, small, lit) {
  const middle = x + w / 2;
  return drawn('g', { class: `node ${lit}` }, drawn('title', {}, small ? `${title} · ${small}` : title),
    drawn('rect', { x, y, width: w, height: h, rx: 9 }),
    drawn('text', { class: 'name', x: middle, y: small ? y + h / 2 - 2 : y + h / 2 + 4.5, 'text-anchor': 'middle' }, fitting(title, w)),
    small && drawn('text', { class: 'small', x: middle, y: y + h / 2 + 14, 'text-anchor': 'middle' }, fitting(small, w)));
}

// Server names have up to 63 letters; the whole name is the title.
function fitting(text, width) {
  const most = Math.floor((width - 10) / 7);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function kind(ids) {
  const lit = ids.map((id) => state.lit.get(id)).filter((each) => each);
  if (lit.length === 0) return 'idle';
  return lit.some((each) => each.refused) ? 'bad' : lit.some((each) => !each.done) ? 'running' : 'good';
}
