/**
 * Joules per inference from the sensors a device may have: found below {@code /sys}, read while a run samples, and never
 * more certain than the sensor is.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.energy;
