package dev.assay.cli.command;

import dev.assay.sweep.reading.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as sweeps write them: {@code 500ms}, {@code 10s}, {@code 1.5m}. */
public final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        try {
            return DurationText.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("found " + e.getMessage());
        }
    }
}
