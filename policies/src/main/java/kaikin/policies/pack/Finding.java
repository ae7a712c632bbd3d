package kaikin.policies.pack;

import kaikin.policies.model.Urn;

/**
 * A rule's answer about one resource. What is fine leaves no finding.
 *
 * @param subject what in the resource it is about, such as a statement's Sid and action, a parameter or a property: the
 *     same for as long as that is there, and of no other finding of this rule. Empty where it is about the whole resource
 */
public record Finding(String rule, Urn resource, String subject, Kind kind, String message) {
    /** The three things that can be said of what is not simply fine. */
    public enum Kind {
        VIOLATION,
        /** It may be fine or not: some value is unknown here. */
        CANNOT_DECIDE,
        /** A violation that an exemption covers. */
        EXEMPT
    }

    /** What cannot be decided stays so: it is an answer that an exemption does not change. */
    Finding exempt(DeclaredExemption exemption) {
        if (kind != Kind.VIOLATION) {
            return this;
        }
        var why = "exempt until " + exemption.until() + ": " + exemption.reason() + " (" + message + ")";
        return new Finding(rule, resource, subject, Kind.EXEMPT, why);
    }
}
