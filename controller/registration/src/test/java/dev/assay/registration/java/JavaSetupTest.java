package dev.assay.registration.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.registration.bundle.NativePlatform;
import dev.assay.registration.install.InstallFolder;
import dev.assay.registration.install.JavaHome;
import dev.assay.registration.install.Survey;
import dev.assay.registration.step.StepFailedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaSetupTest {
    private static final NativePlatform OTHER_PLATFORM =
            NativePlatform.ofThisJvm().equals(java.util.Optional.of(NativePlatform.LINUX_X86_64))
                    ? NativePlatform.LINUX_AARCH64
                    : NativePlatform.LINUX_X86_64;

    private final List<String> questions = new ArrayList<>();

    private JavaHome ensure(String survey, NativePlatform platform, String libc, JavaChoice choice) throws Exception {
        return new JavaSetup(
                        new UntouchedBoard(), new InstallFolder("/home/pi/agent"), Path.of("nowhere"), question -> {
                            questions.add(question);
                            return false;
                        })
                .ensure(Survey.parse(survey), platform, libc, choice, text -> {});
    }

    @Test
    void aJavaThatIsOursAlreadyIsLeftAsItIs() throws Exception {
        JavaHome java = ensure("java-ours\t17.0.15\t/usr/lib/jvm/17\n", OTHER_PLATFORM, "glibc 2.36", JavaChoice.ask());

        assertThat(java).isEqualTo(new JavaHome("17.0.15", "/usr/lib/jvm/17"));
    }

    @Test
    void withoutJavaAPersonIsToldWhatToDo() {
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> ensure("", OTHER_PLATFORM, "glibc 2.36", JavaChoice.parse("none")))
                .withMessage("there is no Java on the board")
                .satisfies(failure -> assertThat(failure.remedy())
                        .contains("sudo apt install openjdk-17-jre-headless")
                        .contains("--java auto"));
    }

    @Test
    void anOldJavaIsNamed() {
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() ->
                        ensure("java-found\t1.8.0_402\t/usr/lib/jvm/8\n", OTHER_PLATFORM, "", JavaChoice.parse("none")))
                .withMessage("the board has only Java 1.8.0_402; expected 17 or newer");
    }

    @Test
    void nobodyIsAskedForWhatCannotBeDone() {
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> ensure("", OTHER_PLATFORM, "glibc 2.36", JavaChoice.parse("auto")))
                .withMessageContaining("its JDK cannot make one for the board")
                .satisfies(failure -> assertThat(failure.remedy()).doesNotContain("--java auto"));
        assertThat(questions).isEmpty();
    }

    @Test
    void nothingIsInstalledWithoutAYes() {
        NativePlatform here = NativePlatform.ofThisJvm().orElseThrow();
        assertThat(JavaImage.obstacle(here, "glibc 2.36")).isEmpty();

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> ensure("", here, "glibc 2.36", JavaChoice.ask()))
                .withMessage("there is no Java on the board");

        assertThat(questions).singleElement().asString().contains("Put one into /home/pi/agent");
    }

    @Test
    void aJdkForGlibcMakesNoJavaForMusl() {
        NativePlatform here = NativePlatform.ofThisJvm().orElseThrow();

        assertThat(JavaImage.obstacle(here, "musl 1.2.4"))
                .hasValueSatisfying(why -> assertThat(why).contains("musl"));
    }
}
