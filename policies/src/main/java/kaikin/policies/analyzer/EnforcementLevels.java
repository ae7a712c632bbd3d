package kaikin.policies.analyzer;

import java.util.Map;
import java.util.Optional;
import kaikin.policies.pack.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/**
 * What each rule's violations do. The engine passes the user's configuration on and then believes each diagnostic, so
 * it is applied here.
 */
record EnforcementLevels(Map<String, PolicyConfig> configured) {
    /** Stands for all rules that are not named. */
    private static final String ALL = "all";

    EnforcementLevels {
        configured = Map.copyOf(configured);
    }

    EnforcementLevel of(String rule) {
        return Optional.ofNullable(configured.get(rule))
                .or(() -> Optional.ofNullable(configured.get(ALL)))
                .map(config -> switch (config.getEnforcementLevel()) {
                    case ADVISORY -> EnforcementLevel.ADVISORY;
                    case DISABLED -> EnforcementLevel.DISABLED;
                    // No rule here mends anything: what should be mended must not pass.
                    case MANDATORY, REMEDIATE, UNRECOGNIZED -> EnforcementLevel.MANDATORY;
                })
                .orElse(EnforcementLevel.MANDATORY);
    }
}
