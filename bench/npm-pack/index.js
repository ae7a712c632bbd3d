// Nine rules of this project's pack as one writes them with @pulumi/policy.
const { PolicyPack } = require('@pulumi/policy')

const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

function statements(text) {
  try {
    return list(JSON.parse(text).Statement)
  } catch {
    return []
  }
}

const policies = { 'aws:iam/rolePolicy:RolePolicy': 'policy', 'aws:iam/policy:Policy': 'policy' }
const documents = {
  ...policies,
  'aws:iam/role:Role': 'assumeRolePolicy',
  'aws:s3/bucketPolicy:BucketPolicy': 'policy',
  'aws:sqs/queuePolicy:QueuePolicy': 'policy'
}

const rule = (name, description, check) => ({
  name,
  description,
  enforcementLevel: 'advisory',
  validateResource: (args, report) => check(args.type, args.props, report)
})

const allowing = (name, description, among, wrong) =>
  rule(name, description, (type, props, report) => {
    const text = props[among[type]]
    for (const each of text === undefined ? [] : statements(text)) {
      if (each.Effect === 'Allow' && wrong(each)) report(`${each.Sid}: ${description}`)
    }
  })

const requiring = (name, description, wanted, fine) =>
  rule(name, description, (type, props, report) => {
    if (type === wanted && !fine(props)) report(description)
  })

new PolicyPack('by-hand', {
  policies: [
    allowing('no-wildcard-action', 'Name the actions.', documents, (each) =>
      list(each.Action).some((action) => action === '*' || action.endsWith(':*'))
    ),
    allowing('no-wildcard-resource', 'Name the resources.', policies, (each) => list(each.Resource).includes('*')),
    allowing('no-wildcard-principal', 'Name the principals.', documents, (each) =>
      each.Principal === '*' || list(each.Principal?.AWS).includes('*')
    ),
    allowing('no-federated-principal', 'Let no federated principal in.', documents, (each) => each.Principal?.Federated),
    requiring('log-groups-forget', 'Say how long logs are kept.', 'aws:cloudwatch/logGroup:LogGroup', (props) =>
      props.retentionInDays > 0
    ),
    requiring('function-runtime-is-supported', 'Take a runtime that AWS supports.', 'aws:lambda/function:Function', (props) =>
      ['java21', 'java25'].includes(props.runtime)
    ),
    requiring('parameters-are-secret', 'Encrypt the parameter.', 'aws:ssm/parameter:Parameter', (props) =>
      props.type === 'SecureString'
    ),
    requiring(
      'buckets-are-closed',
      'Block all public access.',
      'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock',
      (props) =>
        props.blockPublicAcls && props.blockPublicPolicy && props.ignorePublicAcls && props.restrictPublicBuckets
    ),
    requiring('buckets-are-versioned', 'Keep versions.', 'aws:s3/bucketVersioningV2:BucketVersioningV2', (props) =>
      props.versioningConfiguration?.status === 'Enabled'
    )
  ]
})
