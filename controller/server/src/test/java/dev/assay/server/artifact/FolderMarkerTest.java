package dev.assay.server.artifact;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.FarmStore;
import dev.assay.server.problem.StartFailedException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.FarmIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMarkerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static void check(FarmDatabase database, Path folder) {
        check(database, folder, false);
    }

    private static void check(FarmDatabase database, Path folder, boolean isAdopted) {
        new FolderMarker(folder, FarmIdentity.of(database).farmId()).check(database, isAdopted);
    }

    @Test
    void controllersThatShareAFolderStartOneAfterTheOther() {
        try (FarmDatabase database = FarmStore.POSTGRESQL.open()) {
            check(database, folder);
            check(database, folder);

            assertThatCode(() -> check(database, folder)).doesNotThrowAnyException();
        }
    }

    @Test
    void aControllerWithAFolderOfItsOwnIsRefusedUntilItIsAdopted() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        try (FarmDatabase database = FarmStore.POSTGRESQL.open()) {
            check(database, folder);

            assertThatThrownBy(() -> check(database, own))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("it has no farm.marker")
                    .hasMessageContaining("set assay.artifacts.folder");
            assertThatCode(() -> check(database, own, true)).doesNotThrowAnyException();
        }
    }

    @Test
    void aCopyOfTheFolderIsRefused() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (FarmDatabase database = FarmStore.POSTGRESQL.open()) {
            check(database, folder);
            Files.copy(folder.resolve("farm.marker"), copy.resolve("farm.marker"));
            check(database, folder);

            assertThatThrownBy(() -> check(database, copy))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("perhaps a copy of it");
        }
    }

    @Test
    void theFolderOfAnotherFarmIsRefusedAlsoByTheEmbeddedStore() {
        try (FarmDatabase one = FarmStore.H2.open();
                FarmDatabase other = FarmStore.H2.open()) {
            check(one, folder);

            assertThatThrownBy(() -> check(other, folder))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining(
                            "belongs to farm " + FarmIdentity.of(one).farmId());
        }
    }

    @Test
    void whatSomebodyTidiedAwayIsMadeAgainByTheEmbeddedStore() throws IOException {
        try (FarmDatabase database = FarmStore.H2.open()) {
            check(database, folder);
            Files.delete(folder.resolve("farm.marker"));

            assertThatCode(() -> check(database, folder)).doesNotThrowAnyException();
        }
    }
}
