package dev.assay.server.wire;

import dev.assay.protocol.WireJson;
import dev.assay.server.settings.ControllerConfig;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.InstantSource;

/** Reads and writes the project's own records, and lists of them, as JSON. */
@jakarta.ws.rs.ext.Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public final class WireJsonBean implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    private final Provider<ControllerConfig> config;
    private final Provider<InstantSource> clock;

    /** The parameters are asked for with each body: this object is made before settings can be read. */
    @Inject
    WireJsonBean(Provider<ControllerConfig> config, Provider<InstantSource> clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    private static boolean isOurs(Class<?> type) {
        return type.isRecord() && type.getName().startsWith("dev.assay.");
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        long bytesMax = config.get().limits().messageBytes().asLongValue();
        byte[] json = BoundedBody.read(
                new PacedInput(body, clock.get()), headers.getFirst(HttpHeaders.CONTENT_ENCODING), bytesMax);
        return WireMessages.read(type, json);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(WireJson.write(value));
    }
}
