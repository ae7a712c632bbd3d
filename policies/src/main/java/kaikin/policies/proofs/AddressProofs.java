package kaikin.policies.proofs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;

/** What a release command takes as an address, tried out on texts. */
final class AddressProofs {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The shortest and the longest that can be, and what is in between. */
    private static final List<String> ADDRESSES = List.of(
            "::",
            "1.2.3.4",
            "203.0.113.7",
            "255.255.255.255",
            "2001:db8::1",
            "fedc:ba98:7654:3210:fedc:ba98:7654:3210",
            "::ffff:192.0.2.1",
            "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255");

    private static final List<String> OTHERS = List.of(
            "",
            "1",
            "a",
            ":",
            "$(id)",
            "`id`",
            "1.2.3.4;id",
            "1.2.3.4;5",
            "1.2.3.4|id",
            "1.2.3.4 ",
            " 1.2.3.4",
            "1.2.3.4'",
            "1.2.3.4\"",
            "1.2.3.4\nid",
            "id\n1.2.3.4",
            "-1.2.3.4",
            "1.2.3.4/24",
            "FE80::1",
            "fe80::1%eth0",
            "web.example",
            "1.2.3.4&",
            "1.2.3.4\\",
            "1_2",
            "1,2",
            "*",
            "{{ x }}",
            "gg",
            "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.2555");

    private AddressProofs() {}

    static Stream<Result> of(List<Plan> plans) {
        var patterns = plans.stream()
                .flatMap(plan -> plan.ofType("aws:ssm/document:Document"))
                .flatMap(document -> pattern(document).stream())
                .toList();
        return Stream.of(
                result("a release can be started for every address", patterns, ADDRESSES, true),
                result(
                        "a release can be started for nothing that is not written like an address",
                        patterns,
                        OTHERS,
                        false));
    }

    private static Result result(String claim, List<Pattern> patterns, List<String> texts, boolean taken) {
        if (patterns.isEmpty()) {
            return new Result(claim, 0, List.of("no document has a parameter «Address» with an allowedPattern"));
        }
        var against = patterns.stream()
                .flatMap(pattern -> texts.stream()
                        .filter(text -> pattern.matcher(text).find() != taken)
                        .map(text ->
                                "the pattern " + pattern + " " + (taken ? "refuses" : "takes") + " «" + text + "»"))
                .distinct()
                .limit(Result.SHOWN)
                .toList();
        return new Result(claim, patterns.size() * texts.size(), against);
    }

    /** Found anywhere in the text, as the service does; its $ is the very end. */
    private static Optional<Pattern> pattern(PlannedResource document) {
        try {
            var address = JSON.readTree(document.text("content")).at("/parameters/Address");
            return address.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(Pattern.compile(
                            address.path("allowedPattern").asText().replaceFirst("\\$$", "\\\\z")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document.urn() + ": its content is not JSON", e);
        }
    }
}
