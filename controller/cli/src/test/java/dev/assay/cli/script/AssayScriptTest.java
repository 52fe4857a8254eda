package dev.assay.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.script.FakeCheckout.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code assay} with fake tools. */
class AssayScriptTest {
    private static final String REMEDY = "install both, for instance: apt install openjdk-17-jdk maven";
    private static final String FIRST = "assay: building (first time: a few minutes) …\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeCheckout checkout;

    @BeforeEach
    void make() throws IOException {
        checkout = new FakeCheckout(folder);
    }

    @Test
    void aMissingJavaIsSaidWithTheRemedy() throws Exception {
        assertThat(checkout.call("help"))
                .isEqualTo(new Answer(4, "assay: no java; expected Java 17 or newer; " + REMEDY + "\n"));
    }

    @Test
    void anOldJavaIsSaidWithTheRemedy() throws Exception {
        checkout.withJava("11.0.22").withMaven();

        assertThat(checkout.call("help"))
                .isEqualTo(new Answer(
                        4, "assay: java is Java 11.0.22; expected 17 or newer; " + REMEDY + ", or set JAVA_HOME\n"));
        checkout.withJava("1.8.0_402");
        assertThat(checkout.call("help").output()).contains("java is Java 1.8.0_402; expected 17 or newer");
    }

    @Test
    void aRuntimeWithoutACompilerIsNotEnoughToBuild() throws Exception {
        checkout.withJava("17.0.15").withMaven();
        Files.delete(checkout.tools.resolve("javac"));

        assertThat(checkout.call("help").output()).contains("no javac; expected a JDK, not only a Java runtime");
    }

    @Test
    void aMissingOrOldMavenIsSaidWithTheRemedy() throws Exception {
        checkout.withJava("17.0.15");

        assertThat(checkout.call("help"))
                .isEqualTo(new Answer(4, "assay: no mvn; expected Maven 3.8.7 or newer; " + REMEDY + "\n"));
        checkout.program("mvn", "echo 'Apache Maven 3.8.6 (abc)'\n");
        assertThat(checkout.call("help"))
                .isEqualTo(new Answer(4, "assay: mvn is Maven 3.8.6; expected 3.8.7 or newer; " + REMEDY + "\n"));
    }

    @Test
    void newerVersionsWillDo() throws Exception {
        checkout.withJava("25").withMaven();
        String maven = Files.readString(checkout.tools.resolve("mvn")).replace("3.8.7", "4.0.0-rc-3");
        checkout.program("mvn", maven);

        assertThat(checkout.call("help").exitCode()).isZero();
    }

    @Test
    void whatIsBuiltIsBuiltOnceAndAgainWhenASourceChanges() throws Exception {
        checkout.withJava("17.0.15").withMaven();

        assertThat(checkout.call("help").output()).startsWith(FIRST);
        assertThat(checkout.call("help").output()).doesNotContain("building");
        Path source = checkout.root.resolve("controller/cli/src/main/B.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2126-01-01T00:00:00Z")));
        assertThat(checkout.call("help").output()).startsWith("assay: building what changed …\n");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void twoCallsAtOnceBuildOnce() throws Exception {
        checkout.withJava("17.0.15").withMaven();

        Process first = checkout.start(checkout.root.resolve("assay"), "help");
        Process second = checkout.start(checkout.root.resolve("assay"), "help");

        assertThat(FakeCheckout.answer(first).exitCode()).isZero();
        assertThat(FakeCheckout.answer(second).exitCode()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void aFailedBuildShowsTheEndOfItsLogAndWhereItIs() throws Exception {
        checkout.withJava("17.0.15");
        checkout.program(
                "mvn",
                "if [ \"$1\" = -version ]; then echo 'Apache Maven 3.9.9'; exit; fi\necho BUILD FAILURE; exit 1\n");

        assertThat(checkout.call("help"))
                .isEqualTo(new Answer(
                        4,
                        FIRST + "BUILD FAILURE\nassay: the build failed; the whole log is " + checkout.root
                                + "/target/assay-build.log\n"));
        assertThat(checkout.call("help").output()).startsWith(FIRST);
    }

    @Test
    void argumentsStayAsTheyAreThroughSymbolicLinksAndBlanks() throws Exception {
        checkout.withJava("17.0.15").withMaven();
        Path link = Files.createSymbolicLink(folder.resolve("a link"), checkout.root.resolve("assay"));

        String output = checkout.call(link, "run", "my sweep.yaml", "--json", "o ut.json")
                .output();

        assertThat(output)
                .endsWith("[dev.assay.cli.AssayMain][run][my sweep.yaml][--json][o ut.json]\n")
                .contains("[" + checkout.root + "/controller/cli/target/assay-cli-0.1.0.jar:" + checkout.root
                        + "/controller/cli/target/lib/*]");
    }

    @Test
    void agentAndControllerAreStartedByThemselves() throws Exception {
        checkout.withJava("17.0.15").withMaven();

        assertThat(checkout.call("agent", "--name", "pi 5").output())
                .endsWith("[dev.assay.agent.AgentMain][--name][pi 5]\n");
        assertThat(checkout.call("simulate", "--devices", "50").output())
                .endsWith("[dev.assay.simulator.SimulatorMain][--devices][50]\n");
        assertThat(checkout.call("serve", "--port", "9000", "--home", "my home", "-Dassay.lease.length=5s")
                        .output())
                .contains("[-Dquarkus.http.port=9000][-Dassay.home=my home][-Dassay.lease.length=5s][-jar][");
        assertThat(checkout.call("serve").output()).doesNotContain("TieredStopAtLevel");
        assertThat(checkout.call("serve", "--beside-agent").output()).contains("[-XX:TieredStopAtLevel=1]");
        assertThat(checkout.call("serve", "--prot", "9000"))
                .isEqualTo(new Answer(3, "assay: serve: unknown option --prot; see \"assay help serve\"\n"));
        assertThat(checkout.call("serve", "--port", "abc"))
                .isEqualTo(new Answer(3, "assay: serve: --port: \"abc\"; expected 0 to 65535\n"));
        assertThat(checkout.call("serve", "--port", "65536").exitCode()).isEqualTo(3);
        assertThat(checkout.call("serve", "--port").output()).isEqualTo("assay: serve: --port needs a value\n");
        assertThat(checkout.call("serve", "--help").output()).endsWith("[dev.assay.cli.AssayMain][serve][--help]\n");
    }

    @Test
    void whoDoesNotWantABuildIsToldWhenThereIsNone() throws Exception {
        checkout.withJava("17.0.15");
        Path script = Files.writeString(
                folder.resolve("call"), "#!/bin/sh\nASSAY_NO_BUILD=1 exec '" + checkout.root + "/assay' help\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(checkout.call(script))
                .isEqualTo(new Answer(4, "assay: nothing is built; leave out ASSAY_NO_BUILD=1\n"));
    }
}
