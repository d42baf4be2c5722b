CREATE TABLE `unit_kinds` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL
);
