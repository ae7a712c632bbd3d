package kaikin.policies.iam;

import java.util.List;

/** A policy as IAM would accept it; what IAM might not accept has been refused. */
public record PolicyDocument(List<Statement> statements) {
    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** Reads JSON of the language version 2012-10-17; anything unknown throws {@link MalformedPolicyException}. */
    public static PolicyDocument parse(String json) {
        return PolicyReader.read(json);
    }
}
