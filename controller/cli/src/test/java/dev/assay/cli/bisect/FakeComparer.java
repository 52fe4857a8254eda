package dev.assay.cli.bisect;

import dev.assay.cli.bisect.BisectState.Observation;
import dev.assay.cli.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A simulated device: its latency is the level of the build that lies in the folder, and some noise. */
final class FakeComparer implements Comparer {
    private static final int PAIRS = 4;

    private final double deviation;
    private final SplittableRandom random = new SplittableRandom(20261121);
    /** Commits, in the order in which they were compared. */
    final List<String> compared = new ArrayList<>();
    /** The farm is lost after so many comparisons. */
    int comparisonsMax = Integer.MAX_VALUE;

    private double goodLevel;

    FakeComparer(double deviation) {
        this.deviation = deviation;
    }

    private static double level(Path tree) {
        try {
            return Double.parseDouble(Files.readAllLines(tree.resolve("model")).get(0));
        } catch (IOException e) {
            throw new AssertionError("nothing was built before it was measured", e);
        }
    }

    @Override
    public String hash(Path tree) throws UnbuildableException {
        try {
            return Sha256.of(tree.resolve("model"));
        } catch (IOException e) {
            throw new UnbuildableException("no model");
        }
    }

    @Override
    public String measureGood(Path tree, String commit) {
        goodLevel = level(tree);
        return "good-campaign";
    }

    @Override
    public Observation compare(Path tree, String commit, String baseline) throws BisectException {
        if (compared.size() == comparisonsMax) {
            throw new BisectException("the farm is away");
        }
        compared.add(commit);
        double shift = Math.log(level(tree) / (goodLevel == 0 ? 1 : goodLevel));
        List<Double> ratios = IntStream.range(0, PAIRS)
                .mapToObj(i -> shift + deviation * random.nextGaussian())
                .toList();
        return new Observation(commit, "campaign-" + compared.size(), ratios, 12);
    }
}
