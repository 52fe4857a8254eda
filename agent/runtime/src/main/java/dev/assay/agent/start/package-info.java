/** How an agent comes to life on a device: its options, its folder, its token, and the parts that it is made of. */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.start;
