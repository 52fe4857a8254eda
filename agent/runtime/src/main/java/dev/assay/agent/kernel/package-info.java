/** What the kernel tells in files below {@code /proc} and {@code /sys}, read under roots that tests may move. */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.kernel;
