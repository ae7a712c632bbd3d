package kaikin.policies.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.policies.sets.RegularLanguage;

/**
 * An ARN whose parts may have wildcards and variables.
 *
 * @param reaching whether an asterisk that ends a part reaches beyond the colon; any other stays in its part
 */
record ArnPattern(List<PolicyText> parts, boolean reaching) {
    static final int PARTS = 6;

    private static final Pattern OUTSIDE_VARIABLES = Pattern.compile(":(?![^{}]*})");
    private static final ConcurrentMap<String, RegularLanguage> LANGUAGES = new ConcurrentHashMap<>();

    static ArnPattern of(Stream<String> parts, boolean reaching) {
        return new ArnPattern(parts.map(PolicyText::parse).toList(), reaching);
    }

    /** Reads what a condition compares with; its variables may be anywhere, and its asterisks stay in their part. */
    static ArnPattern parse(String text) {
        var parts = List.of(OUTSIDE_VARIABLES.split(text, PARTS));
        if (parts.size() != PARTS || !parts.get(0).equals("arn")) {
            throw new MalformedPolicyException(
                    "«" + text + "» is not an ARN: write all six parts, arn:partition:service:region:account:resource");
        }
        return of(parts.stream(), false);
    }

    boolean matches(String arn, RequestContext context) {
        return matches(0, arn, 0, context);
    }

    /** Whether the parts from one on fit what an ARN has from a place on. */
    private boolean matches(int first, String arn, int from, RequestContext context) {
        var part = parts.get(first);
        if (first == PARTS - 1) {
            return part.matches(arn, from, arn.length(), context);
        }
        var colon = arn.indexOf(':', from);
        if (colon < 0 || !part.matches(arn, from, colon, context)) {
            return false;
        }
        var reaches = reaching && part.isOpen();
        var fits = matches(first + 1, arn, colon + 1, context);
        while (reaches && !fits && (colon = arn.indexOf(':', colon + 1)) >= 0) {
            fits = matches(first + 1, arn, colon + 1, context);
        }
        return fits;
    }

    /** Whether each of its variables is a key whose value is given. */
    boolean isFixedBy(RequestContext context) {
        return parts.stream().allMatch(part -> part.isFixedBy(context));
    }

    /** The ARNs that it fits. */
    RegularLanguage language(RequestContext fixed) {
        var isFixed = isFixedBy(RequestContext.EMPTY);
        return isFixed ? LANGUAGES.computeIfAbsent(reaching + " " + parts, key -> read(fixed)) : read(fixed);
    }

    private RegularLanguage read(RequestContext fixed) {
        var inPart = RegularLanguage.allBut(':');
        var anywhere = RegularLanguage.allBut();
        var sequence = new ArrayList<RegularLanguage>();
        for (var i = 0; i < PARTS; i++) {
            var part = parts.get(i);
            var glob = part.in(fixed).orElseThrow().glob();
            sequence.add(glob.language(i == PARTS - 1 ? anywhere : inPart));
            if (i < PARTS - 1) {
                if (reaching && part.isOpen()) {
                    sequence.add(RegularLanguage.repeated(RegularLanguage.text(":"), RegularLanguage.repeated(inPart)));
                }
                sequence.add(RegularLanguage.text(":"));
            }
        }
        return RegularLanguage.sequence(sequence);
    }

    void addUnresolved(RequestContext context, Collection<String> names) {
        for (var part : parts) {
            part.addUnresolved(context, names);
        }
    }
}
