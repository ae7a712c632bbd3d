// Decides the cases of standard input, a JSON array, and prints one verdict a line.
import { readFileSync } from 'node:fs'
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate'

for (const each of JSON.parse(readFileSync(0, 'utf8'))) {
  const result = await runSimulation(
    {
      request: {
        principal: each.principal ?? anonymousPrincipal,
        action: each.action,
        resource: { resource: each.resource, accountId: each.account },
        contextVariables: each.context
      },
      identityPolicies: each.identity.map((policy, i) => ({ name: `identity-${i}`, policy })),
      sessionPolicy: each.session ?? undefined,
      resourcePolicy: each.resourcePolicy ?? undefined,
      serviceControlPolicies: [],
      resourceControlPolicies: []
    },
    {}
  )
  console.log(result.resultType === 'error' ? `error ${JSON.stringify(result.errors)}` : result.overallResult)
}
