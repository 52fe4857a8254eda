-- The cell that a candidate is compared with is looked for once for each cell of a campaign.
create index cell_place on cell (campaign_seq, model, device);
