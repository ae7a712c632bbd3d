package kaikin.policies.intended;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/**
 * Checks which texts the release document takes as an address, by the pattern that Systems Manager holds them against.
 */
final class ReleaseAddresses {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> OF_ADDRESSES =
            "0123456789abcdef.:".chars().boxed().collect(Collectors.toUnmodifiableSet());
    /** The length of {@code ::}. */
    private static final int SHORTEST = 2;
    /** The length of {@code ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255}. */
    private static final int LONGEST = 45;

    private static final Pattern CLASS = Pattern.compile("\\^\\[([A-Za-z0-9.:,_/ -]+)]\\{(\\d{1,4}),(\\d{1,4})}\\$");

    private ReleaseAddresses() {}

    /** All texts of some characters and lengths. */
    private record CharacterClass(Set<Integer> characters, int shortest, int longest) {
        /** Reads a pattern that is one class of characters; any other is not understood. */
        static Optional<CharacterClass> parse(String pattern) {
            var matcher = CLASS.matcher(pattern);
            return matcher.matches()
                    ? characters(matcher.group(1))
                            .map(characters -> new CharacterClass(
                                    characters, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))))
                    : Optional.empty();
        }

        private static Optional<Set<Integer>> characters(String members) {
            var characters = new TreeSet<Integer>();
            for (var i = 0; i < members.length(); i++) {
                var range = i + 2 < members.length() && members.charAt(i + 1) == '-';
                var last = range ? members.charAt(i + 2) : members.charAt(i);
                if (last < members.charAt(i)) {
                    return Optional.empty();
                }
                for (int each = members.charAt(i); each <= last; each++) {
                    characters.add(each);
                }
                i += range ? 2 : 0;
            }
            return Optional.of(characters);
        }
    }

    static Stream<ClaimResult> of(List<Plan> plans) {
        var patterns = plans.stream()
                .flatMap(plan -> plan.ofType("aws:ssm/document:Document"))
                .flatMap(document -> pattern(document).stream())
                .distinct()
                .toList();
        return Stream.of(
                result(
                        "a release can be started for every address",
                        patterns,
                        texts -> texts.characters().containsAll(OF_ADDRESSES)
                                        && texts.shortest() <= SHORTEST
                                        && texts.longest() >= LONGEST
                                ? Optional.empty()
                                : Optional.of("it does not take all characters and lengths of addresses")),
                result(
                        "a release can be started for nothing that is not written like an address",
                        patterns,
                        texts -> OF_ADDRESSES.containsAll(texts.characters())
                                        && texts.shortest() >= SHORTEST
                                        && texts.longest() <= LONGEST
                                ? Optional.empty()
                                : Optional.of("it takes characters or lengths that no address has")));
    }

    private static ClaimResult result(
            String claim, List<String> patterns, Function<CharacterClass, Optional<String>> wrong) {
        if (patterns.isEmpty()) {
            return new ClaimResult(claim, List.of("no document has a parameter «Address» with an allowedPattern"));
        }
        return new ClaimResult(
                claim,
                patterns.stream()
                        .flatMap(pattern -> CharacterClass.parse(pattern)
                                .map(wrong)
                                .orElse(Optional.of(
                                        "it is not understood: write one class of characters, as ^[0-9a-f]{2,45}$"))
                                .map(why -> "the pattern " + pattern + ": " + why)
                                .stream())
                        .toList());
    }

    private static Optional<String> pattern(PlannedResource document) {
        try {
            var address = JSON.readTree(document.text("content")).at("/parameters/Address");
            return address.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(address.path("allowedPattern").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document.urn() + ": its content is not JSON", e);
        }
    }
}
