package kaikin.stacks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.tngtech.archunit.core.domain.JavaCall.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

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
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .beAssignableTo(ComponentResource.class);

    /** A name stands in front where there can be several; the subclasses' types are given to what they extend. */
    @ArchTest
    static final ArchRule componentsTakeArgumentsAsOneRecordAndOptionsLast = constructors()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(ComponentResource.class)
            .should(haveParameters());

    private static ArchCondition<JavaConstructor> haveParameters() {
        return new ArchCondition<>("take one argument and ComponentResourceOptions, perhaps after a name") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                var types = constructor.getRawParameterTypes();
                var last = types.size() - 1;
                var kept = (last == 1 || (last == 2 && isName(types.get(0))))
                        && types.get(last).isEquivalentTo(ComponentResourceOptions.class);
                events.add(new SimpleConditionEvent(constructor, kept, constructor.getDescription()));
            }
        };
    }

    private static boolean isName(JavaClass type) {
        return type.isEquivalentTo(String.class) || type.isEnum();
    }

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
