package dev.assay.acceptance.chaos;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.cli.client.KnownCampaign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keeps the farm busy: begins campaigns as long as they are needed, some of a higher priority, some anew, some twice, and stops some
 * half-way. One thread owns it.
 */
final class Workload {
    private static final int STOPPED_EVERY = 5;
    private static final int FRESH_EVERY = 4;
    private static final int REPEATED_EVERY = 6;
    private static final int REAL_EVERY = 3;
    private static final int SAMPLES_FIRST = 64;
    private static final int PRIORITY_MAX = 100;

    private final FarmClient client;
    private final Timeline timeline;
    private final Random random;
    private final List<String> simulated;
    private final List<String> real;
    private final int backlog;
    private final Map<String, String> artifacts = new TreeMap<>();
    private final Map<String, Integer> expected = new ConcurrentHashMap<>();
    private final Set<String> toStop = new HashSet<>();
    private int begun;

    /** @param backlog cells that should always wait */
    Workload(FarmClient client, Timeline timeline, long seed, List<String> simulated, List<String> real, int backlog) {
        this.client = client;
        this.timeline = timeline;
        this.random = new Random(seed);
        this.simulated = simulated;
        this.real = real;
        this.backlog = backlog;
    }

    /** For each campaign of which we were told that it began, how many cells it must have. */
    Map<String, Integer> expected() {
        return Map.copyOf(expected);
    }

    /** Uploads what the sweeps name. */
    void prepare(Path folder) throws IOException, InterruptedException {
        for (Map.Entry<String, Path> file : ChaosSweep.files(folder).entrySet()) {
            String sha256 = ChaosSweep.sha256(file.getValue());
            artifacts.put(file.getKey(), sha256);
            client.ask(controller -> {
                controller.upload(sha256, file.getValue());
                return true;
            });
        }
    }

    /** How the farm stands. */
    record Standing(int cells, int settled, int running) {}

    /** Looks at every campaign, stops those whose time has come, and begins another one when little is left to do. */
    Standing turn(boolean isMoreWanted) throws InterruptedException {
        Standing standing = look();
        int waiting = standing.cells() - standing.settled();
        while (isMoreWanted && waiting < backlog) {
            waiting += begin();
        }
        return standing;
    }

    private Standing look() throws InterruptedException {
        int cells = 0;
        int settled = 0;
        int running = 0;
        for (KnownCampaign campaign : client.ask(controller -> controller.campaigns())) {
            CampaignProgress progress = client.ask(controller -> controller.progress(campaign.campaignId()));
            cells += progress.cellsTotal();
            settled += progress.cellsDone();
            if (progress.state() == CampaignState.RUNNING) {
                running++;
                stopHalfway(campaign.campaignId(), progress);
            }
        }
        return new Standing(cells, settled, running);
    }

    private void stopHalfway(String campaign, CampaignProgress progress) throws InterruptedException {
        if (toStop.contains(campaign) && progress.cellsDone() >= progress.cellsTotal() / 2) {
            timeline.say("client: stops " + campaign + " at " + progress.cellsDone() + " of " + progress.cellsTotal());
            client.ask(controller -> {
                controller.cancel(campaign);
                return true;
            });
            toStop.remove(campaign);
        }
    }

    /** Returns how many cells it has. */
    private int begin() throws InterruptedException {
        int number = begun++;
        boolean isReal = simulated.isEmpty() || (!real.isEmpty() && number % REAL_EVERY == REAL_EVERY - 1);
        List<String> devices = isReal ? real : chosen();
        int runtimes = isReal ? 1 : 2;
        int repeated = number > 0 && number % REPEATED_EVERY == 0 ? 1 : 0;
        String yaml = ChaosSweep.yaml(devices, runtimes, SAMPLES_FIRST + number - repeated);
        boolean isFresh = number % FRESH_EVERY == 1;
        int priority = random.nextBoolean() ? 0 : random.nextInt(2 * PRIORITY_MAX + 1) - PRIORITY_MAX;
        CampaignRequest request =
                new CampaignRequest("chaos.yaml", yaml, artifacts, null, null, isFresh, null, priority, null);
        String id = client.ask(controller -> controller.create(request)).campaignId();
        int cells = ChaosSweep.cells(devices.size(), runtimes);
        expected.put(id, cells);
        if (number % STOPPED_EVERY == STOPPED_EVERY - 1) {
            toStop.add(id);
        }
        timeline.say("client: began " + id + " with " + cells + " cells, priority " + priority
                + (isFresh ? ", fresh" : "") + (toStop.contains(id) ? ", to be stopped" : ""));
        return cells;
    }

    /** Most of the simulated devices, in any order. */
    private List<String> chosen() {
        List<String> devices = new ArrayList<>(simulated);
        java.util.Collections.shuffle(devices, random);
        return devices.stream()
                .limit(Math.max(1, devices.size() * 3L / 4))
                .sorted()
                .collect(Collectors.toList());
    }
}
