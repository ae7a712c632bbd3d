package kaikin.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "kaikin", importOptions = ImportOption.DoNotIncludeTests.class)
class BenchArchitectureTest {
    @ArchTest
    static final ArchRule nobodyKnowsTheBenchmark = noClasses()
            .that()
            .resideOutsideOfPackage("kaikin.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("kaikin.bench..");

    @ArchTest
    static final ArchRule wordsAndPagesKnowNothingOfWhatIsMeasured = noClasses()
            .that()
            .resideInAnyPackage("kaikin.bench.core", "kaikin.bench.page", "kaikin.bench.process")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kaikin.bench.section", "kaikin.bench.inside", "kaikin.bench.micro", "kaikin.sandbox..");
}
