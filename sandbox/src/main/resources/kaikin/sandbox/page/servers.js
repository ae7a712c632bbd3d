// The servers with their live bans, and what can be broken and repaired.

import { busy, byId, element, post, tell } from './dom.js';
import { inWords, words } from './words.js';

let site;
const bans = new Map();
let faults = { silent: [], revoked: [], throttled: false };

export function startServers(theSite) {
  site = theSite;
  inWords(build);
}

export function bansChanged(server, readable, addresses) {
  bans.set(server, { readable, addresses });
  showBans(server);
}

export function faultsChanged(theFaults) {
  faults = theFaults;
  showFaults();
}

const accountName = (id) => site.accounts.find((account) => account.id === id)?.name ?? id;

function build() {
  byId('servers').replaceChildren(...site.servers.map(serverCard));
  byId('faults').replaceChildren(
    ...site.accounts.map(({ name, id }) => faultRow(`operator-${id}`, words().faultOperator(name), words().faultOperatorAbout, { fault: 'operator', account: id })),
    faultRow('throttle', words().faultThrottle, words().faultThrottleAbout, { fault: 'throttle' }));
  site.servers.forEach(({ name }) => showBans(name));
  showFaults();
}

function serverCard({ name, account, guard }) {
  const address = element('select', { id: `address-${name}` }, ...site.addresses.map((each) => element('option', { value: each }, each)));
  const button = element('button', { type: 'submit' }, words().ban);
  const form = element('form', { class: 'ban', onsubmit: (event) => {
    event.preventDefault();
    ban(name, address.value, button);
  } }, element('label', { class: 'unseen', for: `address-${name}` }, `${words().address} (${name})`), address, button);
  const title = () => button.setAttribute('aria-label', words().banLabel(address.value, name));
  address.addEventListener('change', title);
  title();
  return element('article', { class: 'server', 'data-server': name, 'aria-label': name },
    element('div', { class: 'server-head' }, element('h3', {}, name), element('p', { class: 'quiet' }, `${accountName(account)} · ${guard}`)),
    element('h4', {}, words().bans),
    element('ul', { class: 'bans' }),
    form,
    element('div', { class: 'agent' }, element('span', { class: 'dot state', id: `agent-${name}` }),
      toggle(`silence-${name}`, words().silenceLabel(name), { fault: 'silence', server: name })));
}

function showBans(server) {
  const list = document.querySelector(`[data-server="${CSS.escape(server)}"] .bans`);
  const now = bans.get(server);
  if (!list || !now) return;
  const items = now.readable ? now.addresses : [];
  const shown = new Map([...list.querySelectorAll('[data-address]')].map((item) => [item.dataset.address, item]));
  list.querySelectorAll('.none').forEach((item) => item.remove());
  shown.forEach((item, address) => {
    if (!items.includes(address)) item.remove();
  });
  items.forEach((address) => {
    if (!shown.has(address)) list.append(element('li', { 'data-address': address }, address));
  });
  if (items.length === 0) list.append(element('li', { class: 'none' }, now.readable ? words().noBans : words().unreadable));
}

async function ban(server, address, button) {
  await busy(button, async () => {
    button.textContent = words().banning;
    try {
      const ended = await post('ban', { server, address });
      tell(ended === 'banned' ? words().banned(address, server) : words().notBanned(address, server));
    } catch (failure) {
      tell(words().failure(failure.message));
    }
    button.textContent = words().ban;
  });
}

function faultRow(id, title, about, order) {
  return element('div', { class: 'fault', id: `row-${id}` },
    element('div', {}, element('p', { class: 'fault-name' }, title), element('p', { class: 'quiet' }, about)),
    element('span', { class: 'dot state' }),
    toggle(id, title, order));
}

function toggle(id, label, order) {
  const button = element('button', { type: 'button', id: `toggle-${id}`, class: 'toggle', 'data-label': label, 'aria-pressed': 'false', onclick: () =>
    busy(button, async () => {
      try {
        await post('fault', { ...order, on: button.getAttribute('aria-pressed') !== 'true' });
      } catch (failure) {
        tell(words().failure(failure.message));
      }
    }) });
  return button;
}

function showFaults() {
  for (const { name } of site?.servers ?? []) {
    const silent = faults.silent.includes(name);
    mark(byId(`agent-${name}`), silent, silent ? words().agentSilent : words().agentSpeaks);
    press(`silence-${name}`, silent, silent ? words().speak : words().silence);
  }
  for (const { id } of site?.accounts ?? []) row(`operator-${id}`, faults.revoked.some((arn) => arn.includes(`::${id}:`)));
  if (site) row('throttle', faults.throttled);
}

function row(id, broken) {
  mark(byId(`row-${id}`).querySelector('.state'), broken, broken ? words().broken : words().fine);
  press(id, broken, broken ? words().repair : words().break);
}

function mark(dot, broken, text) {
  dot.textContent = text;
  dot.classList.toggle('bad', broken);
}

function press(id, broken, text) {
  const button = byId(`toggle-${id}`);
  button.textContent = text;
  button.setAttribute('aria-pressed', String(broken));
  button.setAttribute('aria-label', `${button.dataset.label}: ${text}`);
}
