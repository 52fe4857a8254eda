"""Judges the report of .ci/arm64: arm64-verdict.py REPORT_JSON DEVICE_HERE DEVICE_ARM64. Exits with 1 and says why when it is wrong."""

import json
import sys

# How many of the test set's examples two architectures may answer differently. In float, sums are added up in another order, which can turn
# an example whose two best classes are all but equal. In 8 bits, values in the middle between two steps may be rounded either way in every layer.
DIFFERENT_ANSWERS_MAX = {"none": 1, "static-int8": 5}


def main(report_file, here, emulated):
    with open(report_file, encoding="utf-8") as file:
        report = json.load(file)
    mistakes = []
    devices = {device["name"]: device for device in report["devices"]}
    arch = devices.get(emulated, {}).get("environment", {}).get("arch")
    if arch != "aarch64":
        mistakes.append(f"{emulated} says its architecture is {arch}; expected aarch64")
    right = {}
    for cell in report["cells"]:
        name = f"{cell['variant']} on {cell['device']}"
        accuracy = ((cell.get("summary") or {}).get("accuracy")) or {}
        if cell["state"] != "MEASURED" or not accuracy.get("examples"):
            mistakes.append(f"{name}: {cell['state']} ({cell.get('reason')}); expected it measured, with its accuracy")
            continue
        summary = cell["summary"]
        right[cell["axes"]["quantization"], cell["device"]] = accuracy["correct"]
        p50 = summary["latency"]["p50Seconds"]["value"]
        peak = summary["memory"]["peakBytes"]["value"]
        print(
            f"  {name}: {right[cell['axes']['quantization'], cell['device']]} of {accuracy['examples']} right,"
            f" p50 {p50 * 1000:.3f} ms, peak {peak / 1e6:.0f} MB, {summary['runsCompleted']} runs"
        )
    for quantization, most in DIFFERENT_ANSWERS_MAX.items():
        if (quantization, here) not in right or (quantization, emulated) not in right:
            mistakes.append(f"{quantization}: measured on {sum(key[0] == quantization for key in right)} devices; expected 2")
            continue
        difference = right[quantization, emulated] - right[quantization, here]
        if abs(difference) > most:
            mistakes.append(f"{quantization}: {difference:+d} right answers on arm64; expected at most {most} more or less")
    for mistake in mistakes:
        print(f"  wrong: {mistake}", file=sys.stderr)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
