package dev.oneline.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.shard.ShardState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Set<String> MUTATORS =
            Set.of("put", "end", "remember", "configure", "publish", "advanceTo", "turn", "handled");

    private static final String[] DATED = {
        "dev.oneline.core.calendar..", "dev.oneline.core.statistics..", "dev.oneline.core.flow.speech.."
    };

    private static final Set<String> AMBIENT = Set.of("now", "systemDefault");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.oneline.core");

    @Test
    void shouldDependOnNothing() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.oneline.core..", "java.lang..", "java.util..", "java.time..", "org.jspecify.annotations..")
                .check(CORE);
    }

    /**
     * Calendars and the intervals of statistics need time zones, and a date may have to be spoken. A clock none of them
     * needs.
     */
    @Test
    void shouldKnowDatesInCalendarsStatisticsAndSpeechOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(DATED)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
                .orShould()
                .callMethodWhere(target(owner(describe(
                                "of time", type -> type.getPackageName().startsWith("java.time"))))
                        .and(target(describe("asks the machine", method -> AMBIENT.contains(method.getName())))))
                .check(CORE);
    }

    @Test
    void shouldHaveNoClockNoRandomnessAndNoThreads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.util.random..", "java.io..", "java.net..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.UUID")
                .check(CORE);
    }

    @Test
    void shouldLetOnlyTheShardTouchItsState() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.oneline.core.shard")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ShardState.class)
                .check(CORE);
    }

    /** Their package keeps all others out. Shard restores snapshots: states that events have made before. */
    @Test
    void shouldMutateInEvolveOnly() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Evolving")
                .and()
                .doNotBelongToAnyOf(ShardState.class, Shard.class)
                .should()
                .callMethodWhere(target(owner(equivalentTo(ShardState.class)))
                        .and(target(describe("mutate it", method -> MUTATORS.contains(method.getName())))))
                .check(CORE);
    }
}
