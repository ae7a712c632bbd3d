// Every decision of IAM, the newest first, with the statements that decided.

import { byId, element } from './dom.js';
import { inWords, words } from './words.js';

const MOST = 400;

const decisions = [];
let request = 0;
let filter = 'request';

export function startDecisions() {
  byId('filter').addEventListener('change', (event) => {
    filter = event.target.value;
    show();
  });
  inWords(show);
}

// From here on decisions belong to the last request.
export function requestBegins() {
  request = decisions.length;
  if (filter === 'request') show();
}

export function decided(decision) {
  decisions.push(decision);
  if (chosen(decision, decisions.length - 1)) byId('decisions').prepend(row(decision));
  while (byId('decisions').children.length > MOST) byId('decisions').lastElementChild.remove();
  count();
}

function chosen(decision, index) {
  return filter === 'all' || (filter === 'denied' ? decision.decision !== 'allowed' : index >= request);
}

function show() {
  const rows = decisions.filter(chosen).slice(-MOST).reverse().map(row);
  byId('decisions').replaceChildren(...rows);
  count();
}

function count() {
  const rows = byId('decisions').children.length;
  byId('count').textContent = String(rows);
  byId('no-decisions').hidden = rows > 0;
}

function row(decision) {
  const good = decision.decision === 'allowed';
  const [account, who] = principal(decision.principal);
  return element('tr', { class: good ? 'good' : 'bad' },
    element('td', { class: 'time' }, clock(decision.time)),
    element('td', { class: 'verdict' }, element('span', { class: 'verdict' }, element('span', { 'aria-hidden': 'true' }, good ? '✓' : '✕'), ` ${words()[decision.decision] ?? decision.decision}`)),
    element('td', { class: 'who' }, element('b', {}, who), account && element('span', { class: 'quiet' }, ` ${account}`)),
    element('td', { class: 'what' }, element('b', {}, decision.action), element('span', { class: 'quiet' }, ` ${resource(decision.resource)}`)),
    element('td', { class: 'why' }, element('details', {},
      element('summary', {}, decision.statement || words().noStatement),
      element('p', {}, decision.principal), element('p', {}, decision.resource), element('p', {}, decision.reason))));
}

function principal(arn) {
  const session = /^arn:aws:sts::(\d{12}):assumed-role\/(.+?)\/[^/]+$/.exec(arn);
  return session ? [session[1], session[2]] : ['', arn];
}

// What the line says besides is left out: the account, the bucket, and which instance or command it was.
function resource(arn) {
  return arn.replace(/^arn:aws:s3:::[^/]+\//, '').replace(/^arn:aws:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:/, '')
    .replace(/\/(\d{12})\/[^/]+\/([^/]+)$/, '/$1/…/$2');
}

function clock(time) {
  const at = new Date(time);
  return `${at.toLocaleTimeString('en-GB')}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
