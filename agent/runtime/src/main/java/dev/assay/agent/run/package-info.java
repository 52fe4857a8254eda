/**
 * One run: the process that loads one model, warms it up, times it and counts its right answers. Started fresh by the
 * session package, with nothing but ONNX Runtime in it.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.run;
