package kaikin.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "kaikin.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class CliArchitectureTest {
    /** Names that each module or package may have one of: the JVM or Java itself asks for them. */
    private static final Set<String> OF_EACH = Set.of("Main.java", "package-info.java");

    @ArchTest
    static final ArchRule theProgramItselfIsOnlyRun = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("kaikin.stacks..").or(resideInAPackage("kaikin.bench..")));

    @ArchTest
    static final ArchRule onlyOperationsCallAws = noClasses()
            .that()
            .resideOutsideOfPackage("kaikin.cli.operations")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "kaikin.aws");

    @ArchTest
    static final ArchRule operationsKnowNoSandbox = noClasses()
            .that()
            .resideInAPackage("kaikin.cli.operations")
            .should()
            .dependOnClassesThat(resideInAPackage("kaikin.sandbox.."));

    @Test
    void oneSimpleNameHasOneMeaningInTheRepository() throws IOException {
        var sources = sources();

        assertThat(sources).containsKeys("CliArchitectureTest.java", "WebhookRole.java");
        assertThat(sources.entrySet().stream()
                        .filter(name -> name.getValue().size() > 1 && !OF_EACH.contains(name.getKey()))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEmpty();
    }

    @Test
    void theArchitecturePageNamesTypesThatAreThere() throws IOException {
        var page = Files.readString(TestProject.REPOSITORY.resolve("docs/architecture.md"));
        var ways = page.substring(page.indexOf("## Four ways through the code"));
        var named = Pattern.compile("`([A-Z]\\w+)`")
                .matcher(ways)
                .results()
                .map(name -> name.group(1) + ".java")
                .collect(toSet());

        assertThat(named).hasSizeGreaterThan(40);
        assertThat(sources().keySet()).containsAll(named);
    }

    /** The sources of all modules, main and test, by their names. */
    private static Map<String, List<Path>> sources() throws IOException {
        try (var files = Files.walk(TestProject.REPOSITORY)) {
            return files.filter(file -> TestProject.REPOSITORY
                            .relativize(file)
                            .toString()
                            .matches("[a-z]+/src/(main|test)/java/.*\\.java"))
                    .collect(groupingBy(file -> String.valueOf(file.getFileName())));
        }
    }
}
