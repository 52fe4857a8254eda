package dev.assay.sweep.expansion;

import dev.assay.sweep.Axes;
import dev.assay.sweep.IncludeRule;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.Sweep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Where the cells of a sweep lie: the product of its axes, then one block per include rule. Immutable. */
final class CellSpace {
    private final Sweep sweep;
    private final List<CellBlock> blocks;
    private final long product;

    CellSpace(Sweep sweep, List<DeviceOffer> devices) {
        List<String> names = devices.stream().map(DeviceOffer::name).toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("devices are " + names + "; expected each name only once");
        }
        Axes axes = sweep.axes();
        long combinations = axes.product();
        int copies = sweep.models().size() * Math.max(1, devices.size());
        if (combinations > Sweep.PRODUCT_MAX || combinations * copies > Sweep.PRODUCT_MAX) {
            throw new IllegalArgumentException("models × axes × devices are more than " + Sweep.PRODUCT_MAX
                    + " combinations; expected fewer values, or several sweeps");
        }
        this.sweep = sweep;
        this.product = combinations * copies;
        this.blocks = new ArrayList<>();
        blocks.add(new CellBlock(
                sweep,
                sweep.models(),
                axes.distillation(),
                axes.quantization(),
                axes.sparsity(),
                axes.rank(),
                axes.runtime(),
                devices,
                sweep.excludes()));
        for (IncludeRule rule : sweep.includes()) {
            List<DeviceOffer> wanted = devices.stream()
                    .filter(device -> rule.device() == null || rule.device().equals(device.name()))
                    .toList();
            if (devices.isEmpty() || !wanted.isEmpty()) {
                blocks.add(block(sweep, rule, wanted));
            }
        }
    }

    private static CellBlock block(Sweep sweep, IncludeRule rule, List<DeviceOffer> devices) {
        List<ModelSpec> models = sweep.models().stream()
                .filter(model -> rule.model() == null || rule.model().equals(model.name()))
                .toList();
        return new CellBlock(
                sweep,
                models,
                List.of(rule.distillation()),
                List.of(rule.quantization()),
                List.of(rule.sparsity()),
                List.of(rule.rank()),
                rule.runtime() == null ? sweep.axes().runtime() : List.of(rule.runtime()),
                devices,
                List.of());
    }

    Sweep sweep() {
        return sweep;
    }

    long product() {
        return product;
    }

    int blocks() {
        return blocks.size();
    }

    CellBlock block(int number) {
        return blocks.get(number);
    }

    /** Whether a block before this one has the cell already. */
    boolean isEarlier(Cell cell, int number) {
        for (int earlier = 0; earlier < number; earlier++) {
            if (blocks.get(earlier).contains(cell)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a block after this one forces the cell: an include rule may say of one cell what its axis does not say of all. */
    boolean isForcedLater(Cell cell, int number) {
        for (int later = number + 1; later < blocks.size(); later++) {
            if (blocks.get(later).forces(cell)) {
                return true;
            }
        }
        return false;
    }
}
