-- The figures of a paired session are needed until its cell has its verdicts; from then on the raw reports alone are kept. What older
-- controllers stored was chosen block by block, and is not gone on with: cells that wait for a confirmation begin anew.
delete from pair_block;
alter table pair_session alter column pairs drop not null;
update pair_session set pairs = null;
update job set state = 'CANCELLED' where state = 'QUEUED' and id in (select second_job from gate_cell where second_job is not null);
update cell set job_id = null where outcome is null and job_id in (select second_job from gate_cell where second_job is not null);

-- What a cell's verdicts depend on is asked for by its hash, as any artifact.
create index gate_cell_inputs on gate_cell (inputs_sha256);
