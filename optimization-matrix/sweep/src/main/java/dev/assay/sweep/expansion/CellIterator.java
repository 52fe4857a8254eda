package dev.assay.sweep.expansion;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks through the blocks of a space like an odometer, and keeps nothing of what it has passed. One thread owns it. */
final class CellIterator implements Iterator<Cell> {
    private final CellSpace space;
    private int number;
    private int[] sizes;
    private int[] at = new int[CellBlock.DIMENSIONS];
    private int index;
    private @Nullable Cell next;
    private boolean isNextIncluded;
    private boolean isIncluded;

    CellIterator(CellSpace space) {
        this.space = space;
        this.sizes = space.block(0).sizes();
        this.next = advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Cell next() {
        Cell cell = next;
        if (cell == null) {
            throw new NoSuchElementException();
        }
        isIncluded = isNextIncluded;
        next = advance();
        return cell;
    }

    /** Whether the latest cell was added by an include rule. */
    boolean isIncluded() {
        return isIncluded;
    }

    private @Nullable Cell advance() {
        while (number < space.blocks()) {
            CellBlock block = space.block(number);
            Cell cell = block.isExcluded(at) ? null : block.cell(at, index);
            boolean isNew = cell != null && (number == 0 || !space.isEarlier(cell, number));
            if (cell != null && isNew) {
                Skip skip = cell.skip();
                boolean isForced =
                        skip != null && skip.kind() == Skip.Kind.NO_GAIN && space.isForcedLater(cell, number);
                isNextIncluded = number > 0;
                step();
                index++;
                return isForced ? cell.forced() : cell;
            }
            step();
        }
        return null;
    }

    private void step() {
        for (int dimension = CellBlock.DIMENSIONS - 1; dimension >= 0; dimension--) {
            at[dimension]++;
            if (at[dimension] < sizes[dimension]) {
                return;
            }
            at[dimension] = 0;
        }
        number++;
        if (number < space.blocks()) {
            sizes = space.block(number).sizes();
        }
    }
}
