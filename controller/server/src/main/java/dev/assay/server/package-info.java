/**
 * The controller: it takes sweeps, has their variants built, hands measurements to devices and keeps what they report.
 *
 * <p>Every package is a domain of plain Java. Framework types stay in classes named {@code …Resource} (HTTP), {@code …Bean}
 * (wiring and background work), {@code …Config} and {@code …Main}.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.server;
