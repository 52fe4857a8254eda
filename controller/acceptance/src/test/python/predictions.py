"""Prints what ONNX Runtime itself answers: one line of predicted classes for each model.

Usage: predictions.py DATA.npz MODEL.onnx [MODEL.onnx ...]
Asked for one example at a time, as Assay asks with batch 1, because some kernels round differently for other batches.
"""
import sys

import numpy
import onnxruntime

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.log_severity_level = 3
examples = numpy.load(sys.argv[1])["input"]
for path in sys.argv[2:]:
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    answers = [int(session.run(None, {name: examples[i : i + 1]})[0].argmax()) for i in range(len(examples))]
    print(" ".join(map(str, answers)))
