package kaikin.policies.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/**
 * The inputs that Pulumi's AWS provider adds when it checks a resource. It notes their names among the others, in
 * {@code __defaults}, at every level; a resource's inputs in an exported state are such checked ones.
 */
public final class Defaults {
    /** The input in which the provider notes the names of those that it has added. */
    public static final String NOTE = "__defaults";

    /** The tags with those of the provider's own settings: added without a note, and never a program's input. */
    public static final String ALL_TAGS = "tagsAll";

    private Defaults() {}

    /** The inputs as the program gave them, in a copy. */
    public static ObjectNode without(ObjectNode checked) {
        var given = checked.deepCopy();
        if (given.has(NOTE)) {
            given.remove(ALL_TAGS);
        }
        clean(given, true);
        return given;
    }

    /** The inputs as AWS gets them, in a copy: with all that was added, but for the note. */
    public static ObjectNode unnoted(ObjectNode checked) {
        var all = checked.deepCopy();
        clean(all, false);
        return all;
    }

    private static void clean(JsonNode node, boolean takeOut) {
        if (node instanceof ObjectNode object) {
            var note = object.remove(NOTE);
            if (note != null && takeOut) {
                var added = new ArrayList<String>();
                note.forEach(name -> added.add(name.asText()));
                object.remove(added);
            }
        }
        node.forEach(each -> clean(each, takeOut));
    }
}
