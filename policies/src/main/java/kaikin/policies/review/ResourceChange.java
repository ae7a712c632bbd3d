package kaikin.policies.review;

import java.util.List;
import kaikin.policies.plan.Urn;

/**
 * A resource that is there on one side only, or differs.
 *
 * @param details of a change: each input that differs, where it is short with both its values
 */
public record ResourceChange(Kind kind, Urn resource, List<String> details) {
    /** What becomes of the resource. */
    public enum Kind {
        ADDED("+"),
        CHANGED("~"),
        REMOVED("−");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public ResourceChange {
        details = List.copyOf(details);
    }
}
