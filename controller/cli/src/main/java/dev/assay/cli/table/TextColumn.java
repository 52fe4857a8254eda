package dev.assay.cli.table;

/**
 * One column of a {@link TextTable}.
 *
 * @param widthMax longer texts are wrapped at a space, a comma or a parenthesis; only for {@link Alignment#LEFT}
 */
public record TextColumn(String header, Alignment alignment, int widthMax) {
    /** How the texts of a column stand below each other. */
    public enum Alignment {
        /** At the left edge. */
        LEFT,
        /** Numbers by their decimal points, and what follows after a space ({@code ± 0.01}) in a column of its own. */
        DECIMAL
    }

    /** Texts at the left edge, wrapped when they are longer than {@code widthMax}. */
    public static TextColumn left(String header, int widthMax) {
        return new TextColumn(header, Alignment.LEFT, widthMax);
    }

    /** Texts at the left edge, however long. */
    public static TextColumn left(String header) {
        return left(header, Integer.MAX_VALUE);
    }

    /** Numbers by their decimal points. */
    public static TextColumn decimal(String header) {
        return new TextColumn(header, Alignment.DECIMAL, Integer.MAX_VALUE);
    }
}
