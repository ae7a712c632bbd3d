package kaikin.cli.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kaikin.aws.AwsClients;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.WebhookEnvironment;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Checks how old each server's list is, by when the bucket received it. What is in them is the bot's functions' to
 * read, and no operator's.
 */
final class BanListCheck {
    /** As for the bot: a server whose list did not come for so long is gone. */
    private static final Duration GONE_AFTER = Duration.ofDays(1);

    private static final String PAGE = "docs/operations.md#lists-that-are-too-old";

    private final WebhookEnvironment bot;
    private final String region;
    private final Instant now;
    private final Map<AccountId, Map<String, BanListKey>> present = new HashMap<>();

    BanListCheck(WebhookEnvironment bot, String region, Instant now) {
        this.bot = bot;
        this.region = region;
        this.now = now;
    }

    /** The instances of an account that have a list and are not gone, with the names that their lists have. */
    Map<String, BanListKey> instances(AccountId account) {
        return present.getOrDefault(account, Map.of());
    }

    List<CheckResult> look(AwsClients clients) {
        var newest = newest(clients);
        var findings = new ArrayList<CheckResult>();
        for (var fleet : bot.fleets().stream().sorted().toList()) {
            var lists = newest.getOrDefault(fleet, Map.of());
            var there = lists.entrySet().stream()
                    .filter(each -> each.getValue().age(now).compareTo(GONE_AFTER) <= 0)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().key(), (one, other) -> one, TreeMap::new));
            present.put(fleet, there);
            if (there.isEmpty()) {
                findings.add(CheckResult.wrong("lists of " + fleet, "there is none that is younger than a day", PAGE));
            }
            lists.values().stream()
                    .sorted(java.util.Comparator.comparing(each -> each.key().toString()))
                    .forEach(each -> findings.add(finding(each)));
        }
        return findings;
    }

    private CheckResult finding(Stored list) {
        var age = list.age(now);
        var subject = "list of " + list.key().server() + " in " + list.key().account();
        if (age.compareTo(GONE_AFTER) > 0) {
            return CheckResult.note(subject, "came " + age.toHours() + " h ago: its server is gone");
        }
        return age.compareTo(bot.staleAfter()) > 0
                ? CheckResult.wrong(subject, "came " + age.toMinutes() + " min ago, which is too old to believe", PAGE)
                : CheckResult.fine(subject, "came " + age.toMinutes() + " min ago");
    }

    /** An object, and when it came. */
    private record Stored(BanListKey key, Instant stored) {
        Duration age(Instant now) {
            return Duration.between(stored, now);
        }
    }

    private Map<AccountId, Map<String, Stored>> newest(AwsClients clients) {
        var newest = new TreeMap<AccountId, Map<String, Stored>>();
        Set<AccountId> fleets = bot.fleets();
        clients.client("s3", S3Client.builder())
                .listObjectsV2Paginator(request ->
                        request.bucket(BanListKey.bucket(bot.hub(), region)).prefix(BanListKey.PREFIX))
                .contents()
                .forEach(object -> BanListKey.parse(object.key())
                        .filter(key -> fleets.contains(key.account()))
                        .ifPresent(key -> newest.computeIfAbsent(key.account(), any -> new TreeMap<>())
                                .merge(
                                        key.instance(),
                                        new Stored(key, object.lastModified()),
                                        (one, other) -> one.stored().isAfter(other.stored()) ? one : other)));
        return newest;
    }
}
