// Chatwork's message notation, as far as people and the bot use it here.

import { element } from './dom.js';

const REPLY = /\[rp aid=\d+ to=\d+-(\d+)\]/;
const GOOD = ['作業成功', 'Released'];
const BAD = ['作業失敗', 'Not released', 'Something broke'];
const STARTED = ['作業開始', 'Release started'];

// The id of the message that a body replies to.
export const replyTo = (body) => REPLY.exec(body)?.[1];

export const isStarted = (body) => STARTED.some((title) => body.includes(`[title]${title}[/title]`));

export function rendered(body) {
  const text = body.replace(REPLY, '').replace(/^\s*\[To:\d+\]\s*/, '').trim();
  const pieces = [];
  let from = 0;
  for (const info of text.matchAll(/\[info\](?:\[title\](.*?)\[\/title\])?([^]*?)\[\/info\]/g)) {
    pieces.push(...paragraphs(text.slice(from, info.index)));
    pieces.push(card(info[1] ?? '', info[2]));
    from = info.index + info[0].length;
  }
  pieces.push(...paragraphs(text.slice(from)));
  return pieces;
}

function card(title, text) {
  const kind = GOOD.includes(title) ? 'good' : BAD.includes(title) ? 'bad' : 'plain';
  return element('div', { class: `answer ${kind}` }, title && element('strong', {}, title), ...paragraphs(text));
}

function paragraphs(text) {
  return text.split('\n').filter((line) => line.trim()).map((line) => element('p', {}, line));
}
