package dev.assay.acceptance.load;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.cli.client.ApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Puts a controller under load and prints what it takes. */
public final class LoadMain {
    private static final double MB = 1e6;
    private static final long LOOK_MILLIS = 5_000;

    private final LoadOptions options;
    private final LoadedFarm farm;
    private final ProcessGauge controller;
    private final ProcessGauge agents;
    private final ApiClient client;
    private double cpuBefore;
    private Instant before = Instant.now();

    private LoadMain(LoadOptions options, LoadedFarm farm, long controllerPid, long agentsPid) throws IOException {
        this.options = options;
        this.farm = farm;
        this.controller = new ProcessGauge(controllerPid);
        this.agents = new ProcessGauge(agentsPid);
        this.client = farm.client();
    }

    public static void main(String... arguments) throws Exception {
        LoadOptions options;
        try {
            options = LoadOptions.read(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(3);
            return;
        }
        System.out.println(run(options, Files.createTempDirectory("assay-load")).text());
    }

    /** Runs to the end; the folder keeps the logs. */
    static DispatchTimes run(LoadOptions options, Path folder) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%s%n%d processors, load average %.1f at the start, logs in %s%n",
                options,
                Runtime.getRuntime().availableProcessors(),
                ProcessGauge.loadAverage(),
                folder);
        try (LoadedFarm farm = new LoadedFarm(options, folder)) {
            Process controller = farm.startController();
            Process agents = farm.startAgents();
            new LoadMain(options, farm, controller.pid(), agents.pid()).measure(folder);
            farm.stop(agents);
            farm.stop(controller);
            return DispatchTimes.read(farm.databaseUrl(), farm.user());
        }
    }

    private void measure(Path folder) throws Exception {
        CampaignRequest request = LoadSweep.upload(client, folder, options.jobsPerDevice(), options.runSeconds());
        Instant start = Instant.now();
        while (readyDevices() < options.devices()) {
            look("joining, " + readyDevices() + " ready");
        }
        System.out.printf(
                Locale.ROOT,
                "%d agents have joined and passed their checks after %.0f s%n",
                options.devices(),
                seconds(start));
        Instant idle = Instant.now();
        while (seconds(idle) < options.idleSeconds()) {
            look("all wait");
        }
        Instant asked = Instant.now();
        String campaign = client.create(request).campaignId();
        System.out.printf(Locale.ROOT, "the campaign was made in %.1f s%n", seconds(asked));
        CampaignProgress progress = client.progress(campaign);
        while (progress.state() == CampaignState.RUNNING) {
            look(progress.cellsDone() + " of " + progress.cellsTotal());
            progress = client.progress(campaign);
        }
        look("done: " + progress.cellsMeasured() + " measured, " + progress.cellsFailed() + " failed");
    }

    private long readyDevices() throws Exception {
        return farm.readyDevices();
    }

    /** One line about some seconds. */
    private void look(String doing) throws Exception {
        Thread.sleep(LOOK_MILLIS);
        double cpu = controller.cpuSeconds();
        Instant now = Instant.now();
        Duration passed = Duration.between(before, now);
        System.out.printf(
                Locale.ROOT,
                "  controller %3.0f %% of a processor, %4.0f MB; agents %4.0f MB; store %6.1f MB; load %4.1f; %s%n",
                100e3 * (cpu - cpuBefore) / passed.toMillis(),
                controller.residentBytes() / MB,
                agents.residentBytes() / MB,
                farm.storeBytes() / MB,
                ProcessGauge.loadAverage(),
                doing);
        cpuBefore = cpu;
        before = now;
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1e3;
    }
}
