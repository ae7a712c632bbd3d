// Puts the page together: what the sandbox tells goes to those whom it concerns.

import { busy, byId, post, tell } from './dom.js';
import { decided, requestBegins, startDecisions } from './decisions.js';
import { ANSWER, WEBHOOK, ofCommand, ofDecision, ofUpload } from './hops.js';
import { isStarted } from './notation.js';
import { passed, startPicture } from './picture.js';
import { bannedNow, heard, startRoom } from './room.js';
import { bansChanged, faultsChanged, startServers } from './servers.js';
import { currentLanguage, inWords, keep, kept, showWords, speak, words } from './words.js';

let site;
let minutes = 0;
let connection = 'connecting';

function begin(theSite) {
  if (site) return;
  site = theSite;
  startRoom(site);
  startPicture(site);
  startServers(site);
  startDecisions();
}

function decision(data) {
  const hop = ofDecision(data);
  if (hop?.number === WEBHOOK) requestBegins();
  decided(data);
  if (hop) passed(hop);
  const upload = ofUpload(data);
  if (upload) passed({ upload, at: new Date(data.time).getTime() });
  if (data.decision !== 'allowed') byId('denials').textContent = `${words()[data.decision] ?? data.decision}: ${data.action}`;
}

function message(data) {
  heard(data);
  if (data.account === site.bot) passed({ number: ANSWER, refused: false, final: !isStarted(data.body), at: new Date(data.time).getTime() });
}

const receivers = {
  site: begin,
  decision,
  message,
  command: (data) => ofCommand(data).forEach(passed),
  bans: (data) => {
    bansChanged(data.server, data.readable, data.addresses);
    bannedNow(data.server, data.addresses);
  },
  faults: faultsChanged,
};

function listen() {
  const events = new EventSource('events');
  for (const [type, receive] of Object.entries(receivers)) {
    events.addEventListener(type, (event) => receive(JSON.parse(event.data)));
  }
  events.addEventListener('open', () => connected('connected'));
  events.addEventListener('error', () => connected('disconnected'));
}

function connected(how) {
  connection = how;
  byId('connection').textContent = words()[how];
  byId('connection').dataset.state = how;
}

function chooseTheme() {
  const dark = (kept('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.querySelector(`[name=theme][value=${dark ? 'dark' : 'light'}]`).checked = true;
}

showWords();
chooseTheme();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', chooseTheme);
document.querySelector(`[name=language][value=${currentLanguage()}]`).checked = true;
document.querySelectorAll('[name=language]').forEach((choice) => choice.addEventListener('change', () => speak(choice.value)));
document.querySelectorAll('[name=theme]').forEach((choice) => choice.addEventListener('change', () => {
  keep('theme', choice.value);
  chooseTheme();
}));
inWords(() => connected(connection));
byId('minute').addEventListener('click', () => busy(byId('minute'), async () => {
  tell(words().minutePassing);
  try {
    await post('minute', {});
    tell(words().minutePassed((minutes += 1)));
  } catch (failure) {
    tell(words().failure(failure.message));
  }
}));
listen();
