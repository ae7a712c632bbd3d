package kaikin.stacks.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaikin.contract.BanListKey;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.Roles;
import kaikin.stacks.config.Place;

/** The scripts that run on servers: constants of this deployment, then our shell files unchanged. */
final class ServerScript {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Place place;

    ServerScript(Place place) {
        this.place = place;
    }

    CommandDocument release() {
        var address = new CommandDocument.Parameter(
                ReleaseDocument.ADDRESS, "The address to free, in canonical form", ReleaseDocument.ADDRESS_PATTERN);
        return new CommandDocument(
                "Frees exactly one address on this server and uploads the fresh ban list",
                List.of(address),
                script("parameter.sh", "ban-list.sh", "release.sh"),
                TIMEOUT);
    }

    CommandDocument upload() {
        return new CommandDocument(
                "Uploads this server's ban list", List.of(), script("ban-list.sh", "upload.sh"), TIMEOUT);
    }

    private List<String> script(String... files) {
        var lines = new ArrayList<String>();
        lines.add("#!/bin/sh");
        constants().forEach((name, value) -> lines.add(name + "='" + value + "'"));
        for (var file : files) {
            lines.addAll(read(file).lines().toList());
        }
        return lines;
    }

    /** Account ids, role names and a region: nothing in them needs quoting, and {@link Place} is checked. */
    private Map<String, String> constants() {
        var constants = new LinkedHashMap<String, String>();
        constants.put("KAIKIN_ACCOUNT", place.account().value());
        constants.put("KAIKIN_REGION", place.region());
        constants.put("KAIKIN_BUCKET", BanListKey.bucket(place.hub(), place.region()));
        constants.put(
                "KAIKIN_WRITER", Roles.writer(place.hub(), place.account()).toString());
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
