/** From a board to a device: probing, installing, enrolling, updating, removing. */
@org.jspecify.annotations.NullMarked
package dev.assay.registration;
