package dev.assay.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarmTokensTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private String token(Role role) throws IOException {
        return Files.readString(folder.resolve(role.word() + ".token")).strip();
    }

    @Test
    void makesATokenForEachRoleThatOnlyItsOwnerCanRead() throws IOException {
        FarmTokens tokens = FarmTokens.open(folder, new SecureRandom());

        assertThat(tokens.roleOf(token(Role.CLIENT))).contains(Role.CLIENT);
        assertThat(tokens.roleOf(token(Role.AGENT))).contains(Role.AGENT);
        assertThat(token(Role.CLIENT)).hasSize(64).isNotEqualTo(token(Role.AGENT));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("agent.token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheTokensThatAreThere() throws IOException {
        FarmTokens.open(folder, new SecureRandom());
        String before = token(Role.CLIENT);

        FarmTokens again = FarmTokens.open(folder, new SecureRandom());

        assertThat(again.roleOf(before)).contains(Role.CLIENT);
    }

    @Test
    void knowsNoOtherToken() throws IOException {
        FarmTokens tokens = FarmTokens.open(folder, new SecureRandom());

        assertThat(tokens.roleOf("")).isEmpty();
        assertThat(tokens.roleOf(token(Role.CLIENT) + " ")).isEmpty();
        assertThat(tokens.roleOf(token(Role.CLIENT).substring(1))).isEmpty();
    }

    @Test
    void refusesATokenThatCouldBeGuessed() throws IOException {
        Files.writeString(folder.resolve("client.token"), "secret\n");

        assertThatThrownBy(() -> FarmTokens.open(folder, new SecureRandom()))
                .hasMessageContaining("client.token holds 6 characters; expected at least 32");
    }
}
