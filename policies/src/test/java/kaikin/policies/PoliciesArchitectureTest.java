package kaikin.policies;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "kaikin.policies", importOptions = ImportOption.DoNotIncludeTests.class)
class PoliciesArchitectureTest {
    @ArchTest
    static final ArchRule nothingElseOfTheProjectIsUsed = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("kaikin..").and(not(resideInAPackage("kaikin.policies.."))));

    @ArchTest
    static final ArchRule onlyRecorderProviderAndAnalyzerKnowTheEnginesProtocol = noClasses()
            .that()
            .resideOutsideOfPackages("kaikin.policies.plan", "kaikin.policies.provider", "kaikin.policies.analyzer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "pulumirpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule nobodyUsesPulumisInnards =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.pulumi..");

    /** Both could be published as they are. */
    @ArchTest
    static final ArchRule theEvaluatorKnowsNothingOfTheProjectButSets = noClasses()
            .that()
            .resideInAPackage("kaikin.policies.iam")
            .should()
            .dependOnClassesThat(resideInAPackage("kaikin..")
                    .and(not(resideInAnyPackage("kaikin.policies.iam", "kaikin.policies.sets"))));

    @ArchTest
    static final ArchRule setsKnowNothingOfTheProject = noClasses()
            .that()
            .resideInAPackage("kaikin.policies.sets")
            .should()
            .dependOnClassesThat(resideInAPackage("kaikin..").and(not(resideInAPackage("kaikin.policies.sets"))));

    @ArchTest
    static final ArchRule plansKnowNobodyWhoMakesOrReadsThem = noClasses()
            .that()
            .resideInAPackage("kaikin.policies.model")
            .should()
            .dependOnClassesThat(resideInAPackage("kaikin..").and(not(resideInAPackage("kaikin.policies.model"))));

    @ArchTest
    static final ArchRule theVocabularyKnowsNoRules = noClasses()
            .that()
            .resideInAPackage("kaikin.policies.pack")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kaikin.policies.rules..", "kaikin.policies.analyzer", "kaikin.policies.iam");

    @ArchTest
    static final ArchRule rulesKnowNoEngine = noClasses()
            .that()
            .resideInAPackage("kaikin.policies.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("kaikin.policies.analyzer");

    @ArchTest
    static final ArchRule alertsKnowNobodyWhoFindsThem = noClasses()
            .that()
            .resideInAPackage("kaikin.policies.review.alert")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kaikin.policies.rules..", "kaikin.policies.analyzer", "kaikin.policies.iam");

    /** Whoever renames a class renames nothing that is kept elsewhere. */
    @ArchTest
    static final ArchRule nothingIsCalledByItsClass = noClasses().should().callMethod(Class.class, "getSimpleName");
}
