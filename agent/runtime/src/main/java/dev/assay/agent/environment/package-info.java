/** What a measurement depends on besides the model: the machine and the software that measures. */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.environment;
