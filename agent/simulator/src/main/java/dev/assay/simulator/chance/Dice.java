package dev.assay.simulator.chance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;

/**
 * A sequence of random figures that depends on nothing but what it was thrown for. Figures are the same on every machine: only
 * StrictMath is used. One thread owns it.
 */
public final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The sequence of {@code seed} for one purpose; different purposes have nothing in common. */
    public static Dice of(long seed, Object... purpose) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            for (Object part : purpose) {
                byte[] text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
                sha256.update(text);
            }
            return new Dice(ByteBuffer.wrap(sha256.digest()).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Even in [0, 1). */
    public double uniform() {
        return random.nextDouble();
    }

    /** Even in 0 … {@code bound} − 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True with this probability, 0 to 1. */
    public boolean happens(double probability) {
        return uniform() < probability;
    }

    /** Normal with mean 0 and standard deviation 1; Box and Muller's polar method, as Marsaglia gave it. */
    public double gaussian() {
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** Around 1 and always positive: the exponential of a normal figure with this standard deviation. */
    public double factor(double sigma) {
        return StrictMath.exp(sigma * gaussian());
    }

    /** At least 1 with a heavy tail: Pareto with this shape; above 2 its variance is finite. */
    public double pareto(double shape) {
        return StrictMath.pow(1 - uniform(), -1 / shape);
    }
}
