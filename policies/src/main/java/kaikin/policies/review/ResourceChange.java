package kaikin.policies.review;

import java.util.List;
import java.util.Locale;
import kaikin.policies.model.Urn;

/**
 * A resource that is there on one side only, or differs.
 *
 * @param details of a change: each input that differs, where it is short with both its values
 * @param texts the policies, documents and patterns that differ, line by line
 * @param lost what is watched, kept or protected less than before, in words such as "alarm"
 */
public record ResourceChange(Kind kind, Urn resource, List<String> details, List<TextChange> texts, List<Loss> lost) {
    /** The kind of change. */
    public enum Kind {
        CREATED("+"),
        CHANGED("~"),
        /** Deleted and created again: AWS knows it by another id, or cannot change it. */
        REPLACED("±"),
        DELETED("−");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** As a word in a sentence, such as "created". */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that a change takes away from those who run this.
     *
     * @param safeguard what kind of thing it is
     * @param what in the resource is weaker; empty where the whole resource is deleted
     */
    public record Loss(Safeguard safeguard, String what) {}

    /** A use of a resource, or of an input of it, to those who run this. */
    public enum Safeguard {
        ALARM,
        LOG,
        PROTECTION,
        ENCRYPTION;

        /** As a word in a sentence, such as "alarm". */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ResourceChange {
        details = List.copyOf(details);
        texts = List.copyOf(texts);
        lost = List.copyOf(lost);
    }
}
