"""IAM."""

from judge.calls import Call, Type
from judge.needs import Need
from judge.policies import IDENTITY, TRUST, policy


def passing(role: str, service: str, only_with: str = "") -> Need:
    """Whoever gives a role to a service must be allowed to pass it."""
    return Need(role, "iam:PassRole", {"iam:PassedToService": f"{service}.amazonaws.com"}, only_with)


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
        needs=[
            Need(
                "{arn}",
                """
                iam:CreateRole iam:GetRole iam:UpdateAssumeRolePolicy iam:UpdateRoleDescription iam:DeleteRole
                iam:ListRolePolicies iam:ListAttachedRolePolicies iam:ListInstanceProfilesForRole
                """,
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
        needs=[
            Need("arn:aws:iam::{account}:role/{role}", "iam:PutRolePolicy iam:GetRolePolicy iam:DeleteRolePolicy"),
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
        needs=[
            Need(
                "{arn}",
                """
                iam:CreateInstanceProfile iam:GetInstanceProfile iam:DeleteInstanceProfile
                iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile
                """,
            ),
            Need("arn:aws:iam::{account}:role/{role}", "iam:GetRole"),
            passing("arn:aws:iam::{account}:role/{role}", "ec2"),
        ],
    ),
}
