package kaikin.stacks.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.contract.BanListKey;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;

/**
 * The scripts that run on servers: constants of this deployment, then our shell files. Their comments stay here: Systems
 * Manager takes 64 KB of a document, and they are an eighth of it.
 */
final class ServerScript {
    /** An upload that takes longer than this has hung; the next minute's starts afresh. */
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(2);

    /** A line of its own, in the shell's part or in awk's; ShellCheck is told what it is told. */
    private static final Pattern COMMENT = Pattern.compile(" *#(?! shellcheck )");

    /** The files that both scripts begin with. */
    private static final List<String> COMMON = List.of(
            "ground.sh",
            "settings.sh",
            "addresses.sh",
            "rules.sh",
            "filter.sh",
            "guard-nft-sets.sh",
            "guard-iptables.sh",
            "guard-ipset.sh",
            "guard-fail2ban.sh",
            "look.sh",
            "put.sh");

    private static final List<String> UPLOADING = inOrder(List.of(), COMMON, List.of("upload.sh"));

    private static final List<String> RELEASING =
            inOrder(List.of("parameters.sh"), COMMON, List.of("blacklist.sh", "release.sh"));

    private final Deployment place;

    ServerScript(Deployment place) {
        this.place = place;
    }

    ServerDocument.Content release() {
        var address = ServerDocument.Content.Parameter.text(
                ReleaseDocument.ADDRESS, "The address to free, in canonical form", ReleaseDocument.ADDRESS_PATTERN);
        var action = ServerDocument.Content.Parameter.choice(
                ReleaseDocument.ACTION,
                "Whether to free the address, or only to look",
                List.of(ReleaseDocument.RELEASE, ReleaseDocument.CHECK));
        return new ServerDocument.Content(
                "Frees exactly one address on this server and uploads the fresh ban list",
                List.of(address, action),
                script(RELEASING),
                ReleaseDocument.EXECUTION_TIMEOUT);
    }

    ServerDocument.Content upload() {
        return new ServerDocument.Content(
                "Uploads this server's ban list", List.of(), script(UPLOADING), UPLOAD_TIMEOUT);
    }

    private static List<String> inOrder(List<String> first, List<String> then, List<String> last) {
        return Stream.of(first, then, last).flatMap(List::stream).toList();
    }

    private List<String> script(List<String> files) {
        var lines = new ArrayList<String>();
        lines.add("#!/bin/sh");
        constants().forEach((name, value) -> lines.add(name + "='" + value + "'"));
        files.stream()
                .flatMap(file -> read(file).lines())
                .filter(line -> !COMMENT.matcher(line).lookingAt())
                .forEach(lines::add);
        return lines;
    }

    /** Account ids, role names and a region: nothing in them needs quoting, and {@link Deployment} is checked. */
    private Map<String, String> constants() {
        var constants = new LinkedHashMap<String, String>();
        constants.put("KAIKIN_ACCOUNT", place.account().value());
        constants.put("KAIKIN_REGION", place.region());
        constants.put("KAIKIN_BUCKET", BanListKey.bucket(place.hub(), place.region()));
        constants.put(
                "KAIKIN_WRITER", RoleNames.writer(place.hub(), place.account()).toString());
        return constants;
    }

    private static String read(String file) {
        try (var in = ServerScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the script " + file + " is missing from stacks.jar: run ./mvnw -q package");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
