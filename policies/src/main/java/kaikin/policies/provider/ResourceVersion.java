package kaikin.policies.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** How many times AWS has made or changed a resource, of the types whose outputs count that. */
final class ResourceVersion {
    private ResourceVersion() {}

    static int of(ObjectNode outputs) {
        return Stream.of("version", "documentVersion")
                .filter(outputs::has)
                .mapToInt(name -> outputs.get(name).asInt(1))
                .findFirst()
                .orElse(1);
    }
}
