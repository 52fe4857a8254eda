/**
 * The agent: measures models on the device it runs on. {@link dev.assay.agent.AgentMain} serves a controller;
 * {@link dev.assay.agent.LocalBench} does the same for a program on the same machine.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.agent;
