package dev.assay.regression.incident;

/**
 * One figure that is watched, with what it may share with others.
 *
 * @param model of the user, such as {@code resnet-digits}
 * @param recipe of the optimizers that made the variant, such as {@code static-int8}
 * @param runtime that ran it with its settings, such as {@code ort-cpu-1}
 * @param unit the device, by its name
 * @param family the kind of device, by its profile
 * @param metric such as {@code latency_p50}
 */
public record Cell(String model, String recipe, String runtime, String unit, String family, String metric) {}
