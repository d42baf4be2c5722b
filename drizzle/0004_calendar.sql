CREATE TABLE `holiday_notices` (
	`title` text PRIMARY KEY NOT NULL,
	`notice` text NOT NULL,
	`imported_at` integer NOT NULL
);
