// Decides the cases of a file, over and over, each for so many milliseconds:  decisions.mjs FILE MILLISECONDS ROUNDS
// Prints what it decided, one verdict a line, then a line for each round: the decisions in a second.
import { readFileSync } from 'node:fs'
import { runSimulation } from '@cloud-copilot/iam-simulate'

const [file, milliseconds, rounds] = process.argv.slice(2)
const simulations = JSON.parse(readFileSync(file, 'utf8')).map((each) => ({
  request: {
    principal: `arn:aws:sts::${each.account}:assumed-role/${each.role}/${each.role}`,
    action: each.action,
    resource: { resource: each.resource, accountId: each.owner },
    contextVariables: { ...each.context, ...each.principalContext }
  },
  identityPolicies: each.identity.map((policy, i) => ({ name: `identity-${i}`, policy })),
  resourcePolicy: each.resourcePolicy,
  serviceControlPolicies: [],
  resourceControlPolicies: []
}))

async function rate(duration) {
  const end = performance.now() + duration
  let decided = 0
  while (performance.now() < end) {
    for (const each of simulations) await runSimulation(each, {})
    decided += simulations.length
  }
  return (decided / (performance.now() - end + duration)) * 1000
}

for (const each of simulations) {
  const result = await runSimulation(each, {})
  console.log(result.resultType === 'error' ? `error ${JSON.stringify(result.errors)}` : result.overallResult)
}
await rate(Number(milliseconds))
for (let i = 0; i < Number(rounds); i++) console.log(`theirs\t${await rate(Number(milliseconds))}`)
