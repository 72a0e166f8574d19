-- What a form was compared with is typed freely and may name a person: from now on it is sealed in `compared`, and the open
-- column stays empty.
alter table form_confirmation add column compared bytea;
