package dev.assay.server.tls;

/** Whether the controller speaks TLS. */
public enum TlsMode {
    /** As soon as it listens beyond its own machine. */
    AUTO,
    /** Always. */
    ON,
    /** Never: where something else in front of it does, or where nobody else is. */
    OFF
}
