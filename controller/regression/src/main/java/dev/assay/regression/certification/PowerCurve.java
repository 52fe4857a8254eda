package dev.assay.regression.certification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely a change is caught, by its size: {@code 1 / (1 + exp(-(intercept + slope * size)))}. Fitted by maximum likelihood with
 * Jeffreys' prior (Firth, "Bias reduction of maximum likelihood estimates", 1993), which keeps it finite where every small change is
 * missed and every large one caught, and errs towards a flatter curve.
 *
 * @param slope per 1 of the size, which is a share; above 0
 */
public record PowerCurve(double intercept, double slope) {
    private static final int STEPS_MAX = 200;
    private static final double STEP_ENOUGH = 1e-9;
    /** In units of the scaled size: no honest step is longer. */
    private static final double STEP_LONGEST = 2;

    /**
     * Gates with a change of one size.
     *
     * @param size that it truly had, as a share
     * @param caught of {@code gates}
     */
    record Trial(double size, int caught, int gates) {}

    /** The curve; null where larger changes are not caught more often, or only one size was tried. */
    static @Nullable PowerCurve fit(List<Trial> trials) {
        double largest = trials.stream()
                .mapToDouble(trial -> Math.abs(trial.size()))
                .max()
                .orElse(0);
        if (largest == 0 || trials.stream().mapToDouble(Trial::size).distinct().count() < 2) {
            return null;
        }
        double a = 0;
        double b = 0;
        for (int step = 0; step < STEPS_MAX; step++) {
            Score score = Score.at(a, b, largest, trials);
            double determinant = score.determinant();
            if (!(determinant > 0)) {
                return null;
            }
            double da = (score.bb * score.ua - score.ab * score.ub) / determinant;
            double db = (score.aa * score.ub - score.ab * score.ua) / determinant;
            double shorten = Math.min(1, STEP_LONGEST / Math.max(Math.abs(da), Math.abs(db)));
            a += shorten * da;
            b += shorten * db;
            if (Math.max(Math.abs(da), Math.abs(db)) < STEP_ENOUGH) {
                break;
            }
        }
        return b > 0 ? new PowerCurve(a, b / largest) : null;
    }

    /** Gradient with the prior's part, and Fisher's information. */
    private record Score(double ua, double ub, double aa, double ab, double bb) {
        static Score at(double a, double b, double scale, List<Trial> trials) {
            double aa = 0;
            double ab = 0;
            double bb = 0;
            for (Trial trial : trials) {
                double size = trial.size() / scale;
                double weight = trial.gates() * variance(a + b * size);
                aa += weight;
                ab += weight * size;
                bb += weight * size * size;
            }
            double determinant = aa * bb - ab * ab;
            double ua = 0;
            double ub = 0;
            for (Trial trial : trials) {
                double size = trial.size() / scale;
                double chance = logistic(a + b * size);
                double weight = trial.gates() * variance(a + b * size);
                double leverage = weight * (bb - 2 * ab * size + aa * size * size) / determinant;
                double residual = trial.caught() - trial.gates() * chance + leverage * (0.5 - chance);
                ua += residual;
                ub += residual * size;
            }
            return new Score(ua, ub, aa, ab, bb);
        }

        double determinant() {
            return aa * bb - ab * ab;
        }
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double variance(double x) {
        return logistic(x) * logistic(-x);
    }

    /** The chance that a change of this size is caught. */
    public double chance(double size) {
        return logistic(intercept + slope * size);
    }

    /** The size that is caught with this chance. */
    public double size(double chance) {
        return (Math.log(chance / (1 - chance)) - intercept) / slope;
    }
}
