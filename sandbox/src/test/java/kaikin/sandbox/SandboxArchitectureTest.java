package kaikin.sandbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "kaikin.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class SandboxArchitectureTest {
    @ArchTest
    static final ArchRule ofTheProjectOnlyContractAndPoliciesAreUsed = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("kaikin..")
                    .and(not(resideInAnyPackage("kaikin.sandbox..", "kaikin.contract", "kaikin.policies.."))));

    @ArchTest
    static final ArchRule plansAreAllItKnowsOfPulumi = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.pulumi..", "pulumirpc..", "io.grpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule itStandsForAwsWithoutItsSdk = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..");
}
