"""Systems Manager."""

from judge.calls import Call, Type
from judge.needs import Need

TYPES = {
    "aws:ssm/document:Document": Type(
        calls=[Call("ssm", "CreateDocument")],
        needs=[
            Need(
                "{arn}",
                """
                ssm:CreateDocument ssm:DescribeDocument ssm:GetDocument ssm:DescribeDocumentPermission
                ssm:UpdateDocument ssm:UpdateDocumentDefaultVersion ssm:DeleteDocument
                """,
            )
        ],
    ),
    "aws:ssm/parameter:Parameter": Type(
        calls=[Call("ssm", "PutParameter")],
        needs=[
            Need("{arn}", "ssm:PutParameter ssm:GetParameter ssm:DeleteParameter ssm:ListTagsForResource"),
            Need("*", "ssm:DescribeParameters"),
        ],
    ),
}
