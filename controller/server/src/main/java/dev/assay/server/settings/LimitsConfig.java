package dev.assay.server.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** What is refused because it is too large. */
public interface LimitsConfig {
    /** One uploaded file. */
    @WithDefault("1G")
    MemorySize artifactBytes();

    /** One report of a device, unpacked: some eight bytes for each sample. Taking it needs four times as much memory. */
    @WithDefault("32M")
    MemorySize reportBytes();

    /** Every other message, unpacked. */
    @WithDefault("4M")
    MemorySize messageBytes();

    /** Cells of one campaign; a sweep's own limit counts where it is lower. */
    @WithDefault("100000")
    int cells();

    /** Cells that wait or run, over all campaigns. */
    @WithDefault("200000")
    int queue();

    /** Uploads at the same time; more are told to come again. */
    @WithDefault("16")
    int uploads();

    /** All artifacts together; more are refused. */
    @WithDefault("200G")
    MemorySize storeBytes();

    /** Campaigns that run. */
    @WithDefault("1000")
    int campaigns();

    /** Devices that ever were. */
    @WithDefault("20000")
    int devices();

    /** Tokens that are good at once, those of devices included. */
    @WithDefault("20000")
    int tokens();

    /** Enrolments that wait for their device. */
    @WithDefault("1000")
    int enrolments();

    /** Requests of one token in a second, on average over ten. */
    @WithDefault("100")
    int requestsPerSecond();

    /** Entries of the audit log; the oldest go. */
    @WithDefault("100000")
    int auditEntries();
}
