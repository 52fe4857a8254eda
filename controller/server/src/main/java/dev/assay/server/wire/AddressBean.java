package dev.assay.server.wire;

import dev.assay.server.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Refuses addresses that are no text once they are unescaped: no name here has such characters, and no store keeps them. */
@Provider
@PreMatching
public final class AddressBean implements ContainerRequestFilter {
    private static final int ESCAPE_CHARACTERS = 3;
    private static final int HEX = 16;

    @Override
    public void filter(ContainerRequestContext request) {
        URI address = request.getUriInfo().getRequestUri();
        if (!isText(address.getRawPath()) || !isText(address.getRawQuery())) {
            throw ProblemException.invalid("the address is no UTF-8 text once it is unescaped; expected one");
        }
    }

    private static boolean isText(@Nullable String escaped) {
        if (escaped == null) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '%') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            try {
                bytes.write(Integer.parseInt(escaped, i + 1, i + ESCAPE_CHARACTERS, HEX));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                return false;
            }
            i += ESCAPE_CHARACTERS - 1;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return text.chars().noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
