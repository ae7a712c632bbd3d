package kaikin.sandbox.cloud;

import java.util.Optional;
import kaikin.policies.iam.NamedPolicy;

/** A deployed bucket and its policy. */
public record Bucket(String name, String account, Optional<NamedPolicy> policy) {
    public String arn() {
        return "arn:aws:s3:::" + name;
    }
}
