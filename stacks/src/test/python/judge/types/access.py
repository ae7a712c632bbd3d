"""IAM."""

from judge.calls import Call, Type
from judge.policies import IDENTITY, TRUST, policy

TYPES = {
    "aws:iam/role:Role": Type(
        calls=[
            Call(
                "iam",
                "CreateRole",
                {"name": "RoleName", "assumeRolePolicy": "AssumeRolePolicyDocument"},
                checks=[policy(TRUST, "AssumeRolePolicyDocument")],
            )
        ],
    ),
    "aws:iam/rolePolicy:RolePolicy": Type(
        calls=[
            Call(
                "iam",
                "PutRolePolicy",
                {"role": "RoleName", "name": "PolicyName", "policy": "PolicyDocument"},
                checks=[policy(IDENTITY, "PolicyDocument")],
            )
        ],
    ),
    "aws:iam/instanceProfile:InstanceProfile": Type(
        calls=[
            Call("iam", "CreateInstanceProfile", {"name": "InstanceProfileName"}),
            Call(
                "iam",
                "AddRoleToInstanceProfile",
                {"name": "InstanceProfileName", "role": "RoleName"},
                only_with="role",
            ),
        ],
    ),
}
