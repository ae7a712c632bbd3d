package kaikin.sandbox.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;

/** A deployed role: who may assume it, and what it may do then. */
public record DeployedRole(Arn arn, NamedPolicy trust, List<NamedPolicy> policies) {
    private static final String NOBODY = """
            {"Version": "2012-10-17", "Statement": {"Sid": "NobodyNow", "Effect": "Deny", "Principal": "*", "Action": "sts:*"}}""";
    private static final NamedPolicy REVOKED = new NamedPolicy("AWSRevokeOlderSessions", PolicyDocument.parse("""
            {"Version": "2012-10-17", "Statement": {"Sid": "NothingNow", "Effect": "Deny", "Action": "*", "Resource": "*"}}"""));

    /** The name without the path. */
    public String name() {
        return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
    }

    /** The name with its path in front, as sessions carry it. */
    public String pathAndName() {
        return arn.resource().substring("role/".length());
    }

    /** The role after someone has denied it to everyone, and has revoked its sessions as IAM's console does. */
    DeployedRole revoked() {
        var trusted = new ArrayList<>(trust.document().statements());
        trusted.addAll(PolicyDocument.parse(NOBODY).statements());
        return new DeployedRole(
                arn,
                new NamedPolicy(trust.name(), new PolicyDocument(trusted)),
                Stream.concat(policies.stream(), Stream.of(REVOKED)).toList());
    }
}
