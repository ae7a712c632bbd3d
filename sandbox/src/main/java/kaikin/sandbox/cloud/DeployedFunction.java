package kaikin.sandbox.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.iam.NamedPolicy;

/**
 * A deployed function.
 *
 * @param archive its code, relative to the project's directory
 * @param timeout of one invocation, in seconds
 * @param snapStart whether its published version is initialised when it is published, for a snapshot
 * @param permissions who may invoke it: its resource policy
 * @param aliases the ARNs it may be invoked by, besides its own
 * @param retries for events that nobody waits for
 */
public record DeployedFunction(
        String name,
        String arn,
        String roleArn,
        String handler,
        Map<String, String> environment,
        String archive,
        long timeout,
        long memory,
        boolean snapStart,
        Optional<NamedPolicy> permissions,
        List<String> aliases,
        Optional<AsyncRetries> retries) {}
