package kaikin.policies.access;

import java.util.List;
import kaikin.policies.iam.Arn;

/**
 * A step that can be taken: somebody assumes a role.
 *
 * @param from a role's ARN, a service, or somebody outside as the trust policy names them
 * @param conditions what the request must carry for it
 */
public record AssumeRoleEdge(String from, Arn to, List<String> conditions) {
    public AssumeRoleEdge {
        conditions = List.copyOf(conditions);
    }
}
