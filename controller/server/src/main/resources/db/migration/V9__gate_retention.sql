-- What a cell's verdicts depend on is asked for by its hash, as any artifact.
create index gate_cell_inputs on gate_cell (inputs_sha256);
