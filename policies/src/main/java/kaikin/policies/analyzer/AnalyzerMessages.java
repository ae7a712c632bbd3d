package kaikin.policies.analyzer;

import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.ResourceValidation;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;
import pulumirpc.AnalyzerOuterClass.PolicyType;

/** Writes the pack and its findings as messages of the engine's protocol. */
final class AnalyzerMessages {
    private final PolicyPack pack;

    AnalyzerMessages(PolicyPack pack) {
        this.pack = pack;
    }

    AnalyzerInfo pack() {
        var info = AnalyzerInfo.newBuilder()
                .setName(pack.name())
                .setDisplayName(pack.name())
                .setVersion(pack.version())
                .setDescription(pack.description())
                .setSupportsConfig(true);
        pack.policies().forEach(policy -> info.addPolicies(rule(policy)));
        return info.build();
    }

    /** The engine prints nothing but the message: so it says what the rule is for, too. */
    AnalyzeDiagnostic diagnostic(Finding finding, EnforcementLevel level) {
        var policy = pack.policies().stream()
                .filter(each -> each.name().equals(finding.rule()))
                .findFirst()
                .orElseThrow();
        return AnalyzeDiagnostic.newBuilder()
                .setPolicyName(finding.rule())
                .setPolicyPackName(pack.name())
                .setPolicyPackVersion(pack.version())
                .setDescription(policy.about().info())
                .setMessage(message(finding, policy))
                .setUrn(finding.resource().value())
                .setEnforcementLevel(finding.kind() == Finding.Kind.VIOLATION ? level : EnforcementLevel.ADVISORY)
                .setSeverity(severity(policy))
                .build();
    }

    private static String message(Finding finding, Policy policy) {
        return switch (finding.kind()) {
            case VIOLATION -> finding.message() + "\n" + policy.about().why();
            case CANNOT_DECIDE -> "cannot decide: " + finding.message();
            case EXEMPT -> finding.message();
        };
    }

    private static PolicyInfo rule(Policy policy) {
        var rule = PolicyInfo.newBuilder()
                .setName(policy.name())
                .setDisplayName(policy.name())
                .setDescription(policy.about().info())
                .setMessage(policy.about().why())
                .setUrl(policy.about().link())
                .setSeverity(severity(policy))
                .setEnforcementLevel(EnforcementLevel.MANDATORY)
                .setPolicyType(
                        policy instanceof ResourceValidation
                                ? PolicyType.POLICY_TYPE_RESOURCE
                                : PolicyType.POLICY_TYPE_STACK)
                .addAllTags(policy.about().covers());
        if (policy.name().equals(AnalyzerConfig.FOREIGN)) {
            rule.setConfigSchema(AnalyzerConfig.schema());
        }
        return rule.build();
    }

    private static PolicySeverity severity(Policy policy) {
        return switch (policy.about().severity()) {
            case LOW -> PolicySeverity.POLICY_SEVERITY_LOW;
            case MEDIUM -> PolicySeverity.POLICY_SEVERITY_MEDIUM;
            case HIGH -> PolicySeverity.POLICY_SEVERITY_HIGH;
            case CRITICAL -> PolicySeverity.POLICY_SEVERITY_CRITICAL;
        };
    }
}
