package dev.assay.device;

import java.util.List;

/**
 * How boards of one kind are recognised. In patterns {@code *} stands for any text; letter case counts nothing.
 *
 * @param compatible strings of the device tree that only such a board has; not the name of its chip, which other boards have too
 * @param models patterns of the device tree's model
 * @param products patterns of DMI's vendor and product, separated by a blank
 * @param cpus patterns of the CPU's own name; only where the CPU makes the device
 */
public record BoardMarks(List<String> compatible, List<String> models, List<String> products, List<String> cpus) {
    /** Nothing is recognised by them. */
    public static final BoardMarks NONE = new BoardMarks(List.of(), List.of(), List.of(), List.of());

    public BoardMarks {
        compatible = List.copyOf(compatible);
        models = List.copyOf(models);
        products = List.copyOf(products);
        cpus = List.copyOf(cpus);
    }
}
