package dev.assay.ssh;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something that could not be done on a board. The message says what was found and what to do. */
public final class SshException extends IOException {
    private static final long serialVersionUID = 1L;

    private final SshFault fault;

    public SshException(SshFault fault, String message) {
        this(fault, message, null);
    }

    public SshException(SshFault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public SshFault fault() {
        return fault;
    }
}
