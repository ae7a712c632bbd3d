// The room: what people write to the bot, and its answers in the thread.

import { byId, busy, drawn, element, post, tell } from './dom.js';
import { isStarted, rendered, replyTo } from './notation.js';
import { currentLanguage, inWords, words } from './words.js';

const STRANGER = '4711';
const OTHER_ROOM = '4712';

let site;
const messages = [];
const bans = new Map();
const unanswered = new Map();

export function startRoom(theSite) {
  site = theSite;
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  byId('text').addEventListener('keydown', (event) => {
    // While an input method composes, Enter is its own.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  byId('in-room').addEventListener('change', show);
  inWords(() => {
    choose('in-room', [...site.rooms.map((id) => [id, words().listedRoom(id)]), [OTHER_ROOM, words().otherRoom(OTHER_ROOM)]]);
    choose('as-person', [...site.people.map((id) => [id, words().listedPerson(id)]), [STRANGER, words().otherPerson(STRANGER)]]);
    byId('text').placeholder = words().placeholder;
    byId('ideas').setAttribute('aria-label', words().ideas);
    show();
    showIdeas();
  });
}

export function heard(message) {
  messages.push(message);
  show();
}

export function bannedNow(server, addresses) {
  bans.set(server, addresses);
  showIdeas();
}

function choose(id, options) {
  const select = byId(id);
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, text]) => element('option', { value }, text)));
  if (chosen) select.value = chosen;
}

async function send() {
  const text = byId('text').value.trim();
  if (!text) return;
  byId('text').value = '';
  await busy(document.querySelector('#composer button[type=submit]'), async () => {
    try {
      const said = JSON.parse(await post('say', { room: byId('in-room').value, person: byId('as-person').value, text }));
      if (said.status !== 200) unanswered.set(said.id, words().unanswered(said.status));
    } catch (failure) {
      byId('text').value = text;
      tell(words().failure(failure.message));
    }
    show();
  });
}

function showIdeas() {
  const ideas = [...new Set([...bans.values()].flat())].slice(0, 2).map((address) => words().release(address));
  ideas.push(words().ideaList, words().ideaHistory);
  const shown = [...byId('ideas').children].map((button) => button.textContent);
  if (shown.join('\n') === ideas.join('\n')) return;
  byId('ideas').replaceChildren(...ideas.map((idea) => element('button', {
    type: 'button',
    class: 'idea',
    onclick: () => {
      byId('text').value = idea;
      byId('text').focus();
    },
  }, idea)));
}

// Threads are added to and never built anew, so that a screen reader says what is new.
const threads = new Map();
let shownRoom;
let shownLanguage;

function show() {
  const room = byId('in-room').value;
  const log = byId('log');
  if (room !== shownRoom || currentLanguage() !== shownLanguage) {
    log.replaceChildren();
    threads.clear();
    shownRoom = room;
    shownLanguage = currentLanguage();
  }
  const here = messages.filter((message) => message.room === room);
  const low = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  log.querySelector('.empty')?.remove();
  if (here.length === 0) log.append(element('p', { class: 'quiet empty' }, words().emptyRoom));
  here.forEach((message) => add(log, message));
  threads.forEach(showState);
  if (low) log.scrollTop = log.scrollHeight;
}

function add(log, message) {
  const id = replyTo(message.body) ?? message.id;
  let thread = threads.get(id);
  if (!thread) {
    thread = { id, answers: [], seen: new Set(), node: element('article', { class: 'thread', 'data-id': id }) };
    threads.set(id, thread);
    log.append(thread.node);
  }
  if (thread.seen.has(message.id)) return;
  thread.seen.add(message.id);
  const bot = message.account === site.bot;
  if (bot) thread.answers.push(message.body);
  const time = new Date(message.time);
  thread.node.append(element('div', { class: `said ${bot ? 'bot' : 'person'}` },
    element('span', { class: 'avatar', 'aria-hidden': 'true' }, bot ? '解' : face()),
    element('div', { class: 'body' },
      element('p', { class: 'by' }, element('b', {}, bot ? words().bot : words().person(message.account)), ' ',
        element('time', { datetime: time.toISOString() }, time.toLocaleTimeString(currentLanguage(), { hour: '2-digit', minute: '2-digit', hour12: false }))),
      ...rendered(message.body))));
}

function face() {
  return drawn('svg', { viewBox: '0 0 16 16' }, drawn('circle', { cx: 8, cy: 5.5, r: 2.7 }), drawn('path', { d: 'M2.8 14c.4-3 2.4-4.6 5.2-4.6s4.8 1.6 5.2 4.6' }));
}

function showState(thread) {
  const last = thread.answers.at(-1);
  const note = unanswered.get(thread.id) ?? (last === undefined ? words().thinking : isStarted(last) ? words().waiting : '');
  let line = thread.node.querySelector('.state');
  if (!note) {
    line?.remove();
    return;
  }
  line ??= element('p', { class: 'state' });
  if (line.textContent !== note) line.textContent = note;
  // Moved it would be read out again.
  if (thread.node.lastElementChild !== line) thread.node.append(line);
}
