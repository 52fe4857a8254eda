package dev.assay.sweep.expansion;

import dev.assay.sweep.Sweep;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The cells of a sweep: models × axes × devices, without what the exclude rules match, then what the include rules add. Cells are
 * made one by one as they are asked for; memory does not grow with their number. The order is that of the lists in the sweep
 * (models, then distillation, quantization, sparsity, rank, runtime, devices as the fastest), whatever the order of its keys.
 * Immutable.
 */
public final class SweepExpansion {
    private final CellSpace space;

    /** For planning before any device is known: every cell counts once and has no device. */
    public SweepExpansion(Sweep sweep) {
        this.space = new CellSpace(sweep, List.of());
    }

    /**
     * Binds every cell to each of the devices.
     *
     * @param devices at least one, those that {@link Sweep#devices()} accepts; names unique
     */
    public SweepExpansion(Sweep sweep, List<DeviceOffer> devices) {
        if (devices.isEmpty()) {
            throw new IllegalArgumentException("devices is empty; expected at least one");
        }
        this.space = new CellSpace(sweep, devices);
    }

    /** The sweep that it expands. */
    public Sweep sweep() {
        return space.sweep();
    }

    /** Number of combinations before rules: models × axes × devices. */
    public long product() {
        return space.product();
    }

    /** All cells in order, skipped ones included; may be called any number of times. */
    public Stream<Cell> cells() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
    }

    /** As {@link #cells()}, for a loop. */
    public Iterator<Cell> iterator() {
        return walk();
    }

    CellIterator walk() {
        return new CellIterator(space);
    }
}
