package kaikin.policies.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import kaikin.policies.iam.CidrBlock;

/** Address ranges that hold more than private addresses (RFC 1918, RFC 6598, RFC 4193). */
final class PublicRanges {
    static final String PROBLEM = "it lets in addresses of the internet: name private ranges or security groups";

    private static final List<CidrBlock> PRIVATE = List.of(
            CidrBlock.parse("10.0.0.0/8"),
            CidrBlock.parse("172.16.0.0/12"),
            CidrBlock.parse("192.168.0.0/16"),
            CidrBlock.parse("100.64.0.0/10"),
            CidrBlock.parse("fc00::/7"));

    private PublicRanges() {}

    /** Whether a security group's rule lets in any. */
    static boolean areIn(JsonNode rule) {
        return areAmong(rule.path("cidrBlocks")) || areAmong(rule.path("ipv6CidrBlocks"));
    }

    static boolean areAmong(JsonNode ranges) {
        return StreamSupport.stream(ranges.spliterator(), false).anyMatch(PublicRanges::isOne);
    }

    /** Whether it is one; what cannot be read is taken for one. */
    static boolean isOne(JsonNode range) {
        if (range.isMissingNode()) {
            return false;
        }
        try {
            var asked = CidrBlock.parse(range.asText());
            return PRIVATE.stream().noneMatch(each -> each.contains(asked));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
