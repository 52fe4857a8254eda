package dev.assay.server;

import org.junit.jupiter.api.BeforeEach;

/** As {@link OnMiniFarm}, with one device, the pi. */
public abstract class OnPiFarm extends OnMiniFarm {
    /** Its agent, which has presented itself. */
    @SuppressWarnings("NullAway.Init") // made before each
    protected FakeAgent pi;

    @BeforeEach
    final void presentPi() {
        pi = farm.device("pi");
    }
}
