// All that people read on the page, in both languages.

const JA = {
  skip: 'メッセージの入力へ',
  subtitle: 'サンドボックス',
  minute: '1分進める',
  minutePassing: '1分進めています…',
  minutePassed: (count) => `1分経過 (合計${count}分)`,
  language: '言語',
  theme: '配色',
  light: 'ライト',
  dark: 'ダーク',
  connecting: '接続しています…',
  connected: '接続中',
  disconnected: '接続が切れました (サンドボックスの終了後は再開できません)',
  room: 'チャット',
  inRoom: 'ルーム',
  asPerson: '発言者',
  listedRoom: (id) => `${id} (登録済み)`,
  otherRoom: (id) => `${id} (未登録)`,
  listedPerson: (id) => `${id} (登録済み)`,
  otherPerson: (id) => `${id} (未登録)`,
  message: 'ボットへのメッセージ',
  placeholder: '例: 203.0.113.7 を解除してください',
  hint: 'Enterで送信、Shift+Enterで改行',
  send: '送信',
  ideas: '入力の候補',
  release: (address) => `解除 ${address}`,
  ideaList: '一覧',
  ideaHistory: '履歴',
  person: (id) => `${id}さん`,
  bot: 'ボット',
  replyTo: '返信',
  emptyRoom: 'ここに書いたメッセージは、署名付きのWebhookとしてボットに届きます。まずサーバーでアドレスをBANし、1分進めてから、解除を依頼してください。',
  waiting: '結果を待っています。時間は「1分進める」を押したときだけ進みます。',
  thinking: 'ボットが調べています…',
  unanswered: (status) => `ボットは回答できませんでした (HTTP ${status})。`,
  picture: 'アカウントをまたぐメッセージの流れ',
  pictureAbout: '通過した順に点灯します。赤は拒否です。',
  hops: ['Webhook', 'BANリストの読み取り', 'AssumeRole', 'SendCommand', 'サーバーで実行', 'イベント', '結果の確認', '回答'],
  pending: '—',
  failed: '失敗',
  refusedHop: '拒否',
  delayed: 'サーバーの応答待ち',
  running: '実行中',
  nodeChat: 'Chatwork',
  nodeWebhook: 'webhook',
  nodeOutcome: 'outcome',
  nodeFunction: '関数',
  nodeLists: 'BANリスト',
  nodeBus: 'イベントバス',
  nodeOperator: 'operator',
  nodeRole: 'ロール',
  hub: 'ハブ',
  fleet: 'フリート',
  servers: 'サーバー',
  serversAbout: 'BANはサーバー自身のフィルターから読み取っています。',
  bans: 'BAN中',
  noBans: 'BANはありません',
  unreadable: '読み取れません',
  address: 'アドレス',
  ban: 'BANする',
  banning: 'ログイン失敗中…',
  banLabel: (address, server) => `${server} で ${address} をBANする`,
  banned: (address, server) => `${server} が ${address} をBANしました`,
  notBanned: (address, server) => `${server} は ${address} をBANしませんでした。解除されたアドレスをsshguardがもう一度BANするのは1時間後です。別のアドレスをお試しください。`,
  agentSpeaks: 'エージェント応答中',
  agentSilent: 'エージェント無応答',
  silence: '黙らせる',
  speak: '応答を戻す',
  silenceLabel: (server) => `${server} のエージェント`,
  faults: '壊してみる',
  faultsAbout: 'ボットがどう答えるかを確かめて、元に戻せます。',
  faultOperator: (account) => `${account} の operator ロールを拒否`,
  faultOperatorAbout: '信頼ポリシーに Deny を加え、有効なセッションも取り消します。',
  faultThrottle: 'S3をスロットリング',
  faultThrottleAbout: 'BANリストのバケットへの呼び出しがすべて SlowDown になります。',
  fine: '正常',
  broken: '故障中',
  break: '壊す',
  repair: '直す',
  decisions: 'IAMの判定',
  filter: '表示する判定',
  lastRequest: '最後の依頼',
  all: 'すべて',
  denied: '拒否のみ',
  time: '時刻',
  decision: '判定',
  principal: 'プリンシパル',
  action: 'アクションとリソース',
  statement: '決め手のステートメント',
  allowed: '許可',
  explicitDeny: '明示的な拒否',
  implicitDeny: '暗黙の拒否',
  refused: '受付拒否',
  noStatement: '許可するステートメントなし',
  noDecisions: 'まだありません。',
  failure: (message) => `うまくいきませんでした: ${message}`,
};

const EN = {
  skip: 'Skip to the message',
  subtitle: 'sandbox',
  minute: 'Let a minute pass',
  minutePassing: 'A minute is passing…',
  minutePassed: (count) => `A minute has passed (${count} so far)`,
  language: 'Language',
  theme: 'Colours',
  light: 'Light',
  dark: 'Dark',
  connecting: 'Connecting…',
  connected: 'Connected',
  disconnected: 'Not connected: has the sandbox ended?',
  room: 'Chat',
  inRoom: 'Room',
  asPerson: 'Person',
  listedRoom: (id) => `${id} (listed)`,
  otherRoom: (id) => `${id} (not listed)`,
  listedPerson: (id) => `${id} (may ask)`,
  otherPerson: (id) => `${id} (may not ask)`,
  message: 'Message to the bot',
  placeholder: 'For example: please unban 203.0.113.7',
  hint: 'Enter sends, Shift+Enter breaks the line',
  send: 'Send',
  ideas: 'Suggestions',
  release: (address) => `please unban ${address}`,
  ideaList: 'show the list',
  ideaHistory: 'show the history',
  person: (id) => id,
  bot: 'Bot',
  replyTo: 'reply',
  emptyRoom: 'What you write here reaches the bot as a signed webhook. Ban an address on a server, let a minute pass, then ask for its release.',
  waiting: 'Waiting for the outcome. Time passes only when you let a minute pass.',
  thinking: 'The bot is looking…',
  unanswered: (status) => `The bot could not answer (HTTP ${status}).`,
  picture: 'One message through all accounts',
  pictureAbout: 'Hops light up as they happen; red was denied.',
  hops: ['Webhook', 'Ban lists read', 'AssumeRole', 'SendCommand', 'Runs on the server', 'Event', 'Outcome looked up', 'Answer'],
  pending: '—',
  failed: 'failed',
  refusedHop: 'denied',
  delayed: 'waiting for the server',
  running: 'running',
  nodeChat: 'Chatwork',
  nodeWebhook: 'webhook',
  nodeOutcome: 'outcome',
  nodeFunction: 'function',
  nodeLists: 'ban lists',
  nodeBus: 'event bus',
  nodeOperator: 'operator',
  nodeRole: 'role',
  hub: 'hub',
  fleet: 'fleet',
  servers: 'Servers',
  serversAbout: 'Bans are read from each server’s own filter.',
  bans: 'Banned now',
  noBans: 'Nobody is banned',
  unreadable: 'cannot be read',
  address: 'Address',
  ban: 'Ban',
  banning: 'Failing to log in…',
  banLabel: (address, server) => `Ban ${address} on ${server}`,
  banned: (address, server) => `${server} has banned ${address}`,
  notBanned: (address, server) => `${server} did not ban ${address}: sshguard bans an address that was released again only an hour later. Take another one.`,
  agentSpeaks: 'agent answers',
  agentSilent: 'agent silent',
  silence: 'Silence',
  speak: 'Let it answer',
  silenceLabel: (server) => `Agent of ${server}`,
  faults: 'Break something',
  faultsAbout: 'See what the bot says then, and repair it.',
  faultOperator: (account) => `Deny the operator role of ${account}`,
  faultOperatorAbout: 'Adds a Deny to its trust policy, and revokes open sessions.',
  faultThrottle: 'Throttle S3',
  faultThrottleAbout: 'Every call to the bucket of ban lists ends as SlowDown.',
  fine: 'fine',
  broken: 'broken',
  break: 'Break',
  repair: 'Repair',
  decisions: 'IAM decisions',
  filter: 'Decisions shown',
  lastRequest: 'Last request',
  all: 'All',
  denied: 'Denied',
  time: 'Time',
  decision: 'Decision',
  principal: 'Principal',
  action: 'Action and resource',
  statement: 'Deciding statement',
  allowed: 'allowed',
  explicitDeny: 'explicit deny',
  implicitDeny: 'implicit deny',
  refused: 'refused',
  noStatement: 'no statement allows it',
  noDecisions: 'None yet.',
  failure: (message) => `That did not work: ${message}`,
};

const LANGUAGES = { ja: JA, en: EN };
const listeners = [];
let language = kept('language') ?? (navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en');

export const words = () => LANGUAGES[language];
export const currentLanguage = () => language;

// Now, and again whenever the language changes.
export function inWords(render) {
  listeners.push(render);
  render();
}

export function speak(other) {
  language = other in LANGUAGES ? other : 'en';
  keep('language', language);
  showWords();
  listeners.forEach((render) => render());
}

export function showWords() {
  document.documentElement.lang = language;
  document.title = `解禁 kaikin · ${words().subtitle}`;
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = words()[node.dataset.word];
}

export function kept(name) {
  try {
    return localStorage.getItem(`kaikin.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`kaikin.${name}`, value);
  } catch {
    // A browser that keeps nothing asks again.
  }
}
