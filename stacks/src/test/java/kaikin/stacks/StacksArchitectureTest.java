package kaikin.stacks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.pulumi.resources.ComponentResource;
import com.tngtech.archunit.core.domain.JavaCall.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "kaikin.stacks", importOptions = ImportOption.DoNotIncludeTests.class)
class StacksArchitectureTest {
    @ArchTest
    static final ArchRule ofTheProjectOnlyTheContractIsUsed = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("kaikin..").and(not(resideInAnyPackage("kaikin.stacks..", "kaikin.contract"))));

    @ArchTest
    static final ArchRule onlyComponentsMakeResources = noClasses()
            .that()
            .areNotAssignableTo(ComponentResource.class)
            .should()
            .callConstructorWhere(Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.<JavaClass>owner(
                            nameMatching("com\\.pulumi\\.aws\\..*(?<!Args|Builder)"))));

    @ArchTest
    static final ArchRule hubAndFleetShowNothingButComponents = classes()
            .that()
            .resideInAnyPackage("kaikin.stacks.hub", "kaikin.stacks.fleet")
            .and()
            .arePublic()
            .should()
            .beAssignableTo(ComponentResource.class);

    @ArchTest
    static final ArchRule componentsKnowNoContext = noClasses()
            .that()
            .areAssignableTo(ComponentResource.class)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.pulumi.Context")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.pulumi.Config");

    @ArchTest
    static final ArchRule nobodyReachesIntoPulumi =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.pulumi..internal..");

    @ArchTest
    static final ArchRule onePackageKnowsHowTheSdkSpeaks = noClasses()
            .that()
            .resideOutsideOfPackage("kaikin.stacks.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "pulumirpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("kaikin.stacks.(*)..").should().beFreeOfCycles();
}
