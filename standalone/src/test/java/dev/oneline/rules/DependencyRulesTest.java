package dev.oneline.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom, see docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.oneline", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {
    @ArchTest
    static final ArchRule theCoreIsPureJava = classes()
            .that()
            .resideInAPackage("dev.oneline.core..")
            .should()
            .onlyDependOnClassesThat()
            // Calendars; the core's own test says where, and that nobody asks a clock.
            .resideInAnyPackage("dev.oneline.core..", "java.lang..", "java.util..", "java.time..", "org.jspecify..");

    @ArchTest
    static final ArchRule theCoreTakesTimeAndRandomnessAsData = noClasses()
            .that()
            .resideInAPackage("dev.oneline.core..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.UUID");

    @ArchTest
    static final ArchRule theContractKnowsNobody = classes()
            .that()
            .resideInAPackage("dev.oneline.contract..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.oneline.contract..", "java..", "org.jspecify..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule theRuntimeKnowsNoDeployable = noClasses()
            .that()
            .resideInAPackage("dev.oneline.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.oneline.backend..",
                    "dev.oneline.media..",
                    "dev.oneline.sip..",
                    "dev.oneline.core..",
                    "dev.oneline.standalone..");

    @ArchTest
    static final ArchRule bridgesKnowNeitherCoreNorEachOther = noClasses()
            .that()
            .resideInAnyPackage("dev.oneline.media..", "dev.oneline.sip..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.oneline.core..", "dev.oneline.backend..", "dev.oneline.standalone..");

    @ArchTest
    static final ArchRule theSipBridgeKnowsNoMedia = noClasses()
            .that()
            .resideInAPackage("dev.oneline.sip..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.oneline.media..");

    @ArchTest
    static final ArchRule backendFeaturesFormNoCycle =
            slices().matching("dev.oneline.backend.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule mediaFeaturesFormNoCycle =
            slices().matching("dev.oneline.media.(*)..").should().beFreeOfCycles();
}
