package kaikin.sandbox.cloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import kaikin.policies.iam.Caller.RoleSession;

/**
 * A server as EC2 knows it.
 *
 * @param role the name of the role in its instance profile, its path in front where it has one
 * @param address in the sandbox's own network
 */
public record Instance(
        String id, String name, String account, String region, String role, String address, Map<String, String> tags) {
    /** An instance id: the same for the same server, so that two runs can be compared. */
    public static String id(String account, String name) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((account + "/" + name).getBytes(StandardCharsets.UTF_8));
            return "i-0" + HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Instance withTags(Map<String, String> other) {
        return new Instance(id, name, account, region, role, address, other);
    }

    public String arn() {
        return "arn:aws:ec2:%s:%s:instance/%s".formatted(region, account, id);
    }

    /** The role as the metadata service names it. */
    public String roleName() {
        return role.substring(role.lastIndexOf('/') + 1);
    }

    /** Returns what programs on the server are to AWS. */
    public RoleSession principal() {
        return new RoleSession(account, role, id);
    }
}
