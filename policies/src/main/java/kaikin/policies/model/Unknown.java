package kaikin.policies.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Values that a preview does not know yet: the engine's marks for them, one per kind of value (its rpc.go). */
public final class Unknown {
    /** The mark of a text, and of anything whose kind is unknown too. */
    public static final String TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static final Set<String> MARKS = Set.of(
            TEXT,
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

    private Unknown() {}

    /** Whether it, or anything in it, is not known. */
    public static boolean isIn(JsonNode value) {
        return value.isTextual()
                ? MARKS.contains(value.textValue())
                : StreamSupport.stream(value.spliterator(), false).anyMatch(Unknown::isIn);
    }
}
