package kaikin.sandbox.cloud;

import java.util.Optional;
import kaikin.policies.iam.NamedPolicy;

/** A deployed event bus and its policy; the default bus of each account has none. */
public record EventBus(String arn, String account, Optional<NamedPolicy> policy) {}
