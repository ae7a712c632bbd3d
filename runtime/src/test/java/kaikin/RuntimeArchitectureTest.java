package kaikin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "kaikin", importOptions = ImportOption.DoNotIncludeTests.class)
class RuntimeArchitectureTest {
    @ArchTest
    static final ArchRule contractNeedsNothingButTheJdk = classes()
            .that()
            .resideInAPackage("kaikin.contract")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "kaikin.contract", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyTheAdaptersKnowAws = noClasses()
            .that()
            .resideOutsideOfPackage("kaikin.aws..")
            .and()
            .resideOutsideOfPackage("kaikin.chatwork")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule chatworkKnowsOnlyTheHttpInterface = noClasses()
            .that()
            .resideInAPackage("kaikin.chatwork")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon.awssdk.services..",
                    "software.amazon.awssdk.core..",
                    "software.amazon.awssdk.auth..",
                    "software.amazon.awssdk.crt..",
                    "software.amazon.awssdk.http.crt..");

    @ArchTest
    static final ArchRule theUseCaseKnowsOnlyItsOwnWords = classes()
            .that()
            .resideInAPackage("kaikin.webhook")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "kaikin.webhook",
                    "kaikin.banlist",
                    "kaikin.history",
                    "kaikin.contract",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule nobodyKnowsTheFunction = noClasses()
            .that()
            .resideOutsideOfPackage("kaikin.function")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("kaikin.function");

    @ArchTest
    static final ArchRule nobodyKnowsPulumi =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.pulumi..");

    @ArchTest
    static final ArchRule nobodyAsksDns =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.net.InetAddress");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("kaikin.(*)..").should().beFreeOfCycles();

    /** Whoever renames a class renames nothing that is kept elsewhere, such as a value that queries look for. */
    @ArchTest
    static final ArchRule nothingIsCalledByItsClass = noClasses().should().callMethod(Class.class, "getSimpleName");
}
