package kaikin.policies.pack;

import java.util.ArrayList;
import java.util.List;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.UnknownValueException;
import kaikin.policies.model.Urn;

/** Collects what one rule finds: Pulumi's "report violation", and a third answer. */
public final class RuleReport {
    private final String rule;
    private final List<Finding> findings = new ArrayList<>();

    RuleReport(Policy policy) {
        this.rule = policy.name();
    }

    /**
     * Something is wrong with a resource.
     *
     * @param subject what in the resource: see {@link Finding}
     */
    public void violation(PlannedResource resource, String subject, String message) {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a violation without a subject could not be told from the next");
        }
        add(resource.urn(), subject, Finding.Kind.VIOLATION, message);
    }

    /** It is not known whether something is wrong with a resource. */
    public void cannotDecide(PlannedResource resource, String message) {
        add(resource.urn(), "", Finding.Kind.CANNOT_DECIDE, message);
    }

    /**
     * Looks at one resource. A value that is not known ends this look only; a rule that fails is a violation, so that a
     * broken rule never looks like a kept one.
     */
    public void check(PlannedResource resource, Runnable look) {
        try {
            look.run();
        } catch (CannotDecideException | UnknownValueException e) {
            cannotDecide(resource, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failed(resource.urn(), e);
        }
    }

    /** The exception's text stays out of it, because it may quote a secret. */
    void failed(Urn resource, RuntimeException e) {
        add(
                resource,
                "",
                Finding.Kind.VIOLATION,
                "the rule itself failed (" + e.getClass().getName()
                        + (e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0]) + ")");
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void add(Urn resource, String subject, Finding.Kind kind, String message) {
        var finding = new Finding(rule, resource, subject, kind, message);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
