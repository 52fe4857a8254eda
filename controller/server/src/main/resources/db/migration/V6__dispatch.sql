-- What is looked for again and again while thousands of agents ask for work. (V5 is about SSH.)

create index job_lease on job (state, lease_until);
create index device_host on device (host_id);
create index device_instance on device (instance_id);
-- Cells without a job; few at any time, among all that ever were.
create index cell_waiting on cell (outcome, job_id, campaign_seq, cell_index);
