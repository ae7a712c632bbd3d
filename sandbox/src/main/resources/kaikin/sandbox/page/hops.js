// Which of the eight hops of a message something is that has happened.

const WEBHOOK = 0, LISTS = 1, ASSUME = 2, SEND = 3, RUN = 4, EVENT = 5, OUTCOME = 6, ANSWER = 7;

const LOADED = Date.now();

export const COUNT = 8;
export { WEBHOOK, OUTCOME, ANSWER };

const role = (principal) => /:assumed-role\/([^/]+)\//.exec(principal)?.[1] ?? principal;
const accountOf = (principal) => /^arn:aws:sts::(\d{12}):/.exec(principal)?.[1];

// A decision as a hop, with the account that it is in, or undefined.
export function ofDecision(decision) {
  const { principal, action, resource } = decision;
  const who = role(principal);
  const refused = decision.decision !== 'allowed';
  const at = new Date(decision.time).getTime();
  const hop = (number, account) => ({ number, account, refused, at });
  if (action === 'lambda:InvokeFunction' && decision.source === 'delivery') {
    if (principal.startsWith('apigateway')) return hop(WEBHOOK, decision.account);
    if (/:kaikin-outcome(:|$)/.test(resource) && principal.startsWith('events')) return hop(OUTCOME, decision.account);
  }
  if (who === 'kaikin-webhook' && action === 's3:GetObject' && resource.includes('/ban-lists/')) return hop(LISTS, decision.account);
  if (who === 'kaikin-webhook' && action === 's3:ListBucket') return hop(LISTS, decision.account);
  if (who === 'kaikin-webhook' && action === 'sts:AssumeRole' && /role\/kaikin-operator$/.test(resource)) return hop(ASSUME, decision.account);
  if (who === 'kaikin-operator' && action === 'ssm:SendCommand') return hop(SEND, decision.account);
  if (who === 'kaikin-forwarder' && action === 'events:PutEvents') return hop(EVENT, accountOf(principal));
  if (who === 'kaikin-outcome' && action === 'sts:AssumeRole') return hop(OUTCOME, decision.account);
  return undefined;
}

// Who writes a list: not a hop of a message, but drawn all the same.
export function ofUpload(decision) {
  const writer = /\/kaikin-writer-(\d{12})\//.exec(decision.principal);
  return writer && decision.action === 's3:PutObject' ? writer[1] : undefined;
}

// Each server's part of a release. Systems Manager says when it was sent; what is seen later has happened just now.
export function ofCommand(command) {
  if (!command.document.endsWith('kaikin-release')) return [];
  return command.servers.map(({ name, status }) => ({
    number: RUN,
    account: command.account,
    server: name,
    refused: ['Failed', 'TimedOut', 'Cancelled'].includes(status),
    running: ['Pending', 'InProgress', 'Delayed'].includes(status),
    delayed: status === 'Delayed',
    at: Date.now() - LOADED > 1500 ? Date.now() : undefined,
  }));
}
