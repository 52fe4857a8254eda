package dev.assay.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ARCHITECTURE.md promises of rooms and what they may use, checked over the classes of all modules. */
class ArchitectureTest {
    private static final String[] FRAMEWORK = {
        "io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse.microprofile..", "io.vertx.."
    };

    @SuppressWarnings("NullAway.Init") // JUnit calls importClasses first
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.assay");
    }

    @Test
    void everyRoomIsLookedAt() {
        Set<String> rooms = classes.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toSet());

        assertThat(rooms)
                .contains(
                        "protocol",
                        "fork",
                        "agent",
                        "dataset",
                        "sweep",
                        "optimizer",
                        "regression",
                        "api",
                        "evidence",
                        "influx",
                        "server",
                        "cli",
                        "device",
                        "ssh",
                        "registration",
                        "simulator",
                        "dashboards");
    }

    @Test
    void domainLogicRunsInAPlainTest() {
        noClasses()
                .that(not(simpleNameEndingWith("Resource")
                        .or(simpleNameEndingWith("Bean"))
                        .or(simpleNameEndingWith("Config"))
                        .or(simpleNameEndingWith("Main"))))
                .and()
                .areTopLevelClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORK)
                .because("framework types stay in classes named …Resource, …Bean, …Config or …Main")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocol",
                "fork",
                "agent",
                "dataset",
                "sweep",
                "optimizer",
                "regression",
                "api",
                "evidence",
                "influx",
                "cli",
                "device",
                "ssh",
                "registration",
                "simulator",
                "dashboards"
            })
    void onlyTheServerKnowsAFramework(String room) {
        noClasses()
                .that()
                .resideInAPackage("dev.assay." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORK)
                .check(classes);
    }

    @Test
    void theAgentStaysSmall() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.assay.agent..", "dev.assay.protocol..", "dev.assay.fork..", "dev.assay.dataset..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.google.protobuf..", "ai.onnx.proto..", "org.ejml..", "com.fasterxml.jackson.databind..")
                .because("an idle agent has 50 MB")
                .check(classes);
    }

    @Test
    void theAgentsDaemonNeverLoadsOnnxRuntime() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.assay.agent.link..", "dev.assay.agent.session..", "dev.assay.agent.energy..")
                .should()
                // Not "depend on": naming a class to find its jar runs none of its code.
                .accessClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .because("only the forked run may load it: an idle agent has 50 MB, and a native crash costs one run")
                .check(classes);
    }

    @Test
    void theProtocolAndTheSweepKnowNoOnnxRuntime() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.assay.protocol..", "dev.assay.sweep..", "dev.assay.dataset..", "dev.assay.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(classes);
    }

    @Test
    void statisticsTouchNeitherFilesNorTables() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.regression..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.sql..", "java.net..", "org.jdbi..")
                .check(classes);
    }

    @Test
    void oneRoomKnowsTheSshLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.assay.ssh..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.jcraft.jsch..")
                .because("its traps are met once, behind an interface that a test can play")
                .check(classes);
    }

    @Test
    void oneRoomKnowsTheInfluxClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.assay.influx.write..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.influxdb..", "okhttp3..", "retrofit2..", "io.reactivex..")
                .because("its asynchronous writing loses points, and only a blocking answer says which")
                .check(classes);
    }

    @Test
    void noProgramIsStartedThroughAShellByTheServer() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.server..")
                .should()
                .callMethod(Runtime.class, "exec", String.class)
                .because("nothing from a sweep or a message may reach a shell")
                .check(classes);
    }

    @Test
    void theServerNeverMeasures() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.assay.agent..")
                .check(classes);
    }

    @Test
    void timeArrivesAsAParameter() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time arrives as an InstantSource, so that a test can move it")
                .check(classes);
    }

    @Test
    void oneClassReadsTheSampleClock() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.agent..")
                .and()
                .haveSimpleNameNotEndingWith("SampleClock")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(classes);
    }

    @Test
    void whatIsPrintedDoesNotDependOnTheUsersLanguage() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server",
                "agent",
                "optimizer",
                "cli",
                "sweep",
                "regression",
                "evidence",
                "influx",
                "device",
                "ssh",
                "registration",
                "simulator",
                "dashboards"
            })
    void domainsOfARoomFormNoCycles(String room) {
        slices().matching("dev.assay." + room + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }
}
